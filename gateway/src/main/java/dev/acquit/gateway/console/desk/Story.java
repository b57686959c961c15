package dev.acquit.gateway.console.desk;

import dev.acquit.gateway.action.ItemView.Chapter;
import dev.acquit.gateway.console.view.Frame.Moment;
import dev.acquit.gateway.console.view.Wording;
import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.money.Money;
import dev.acquit.gateway.payment.Event;
import dev.acquit.gateway.payment.Views;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What happened, as the API's timeline has it. */
public final class Story {

  /** What somebody asks for, with the attempt that is made of it. */
  private static final Set<String> ASKED = Set.of("asked", Event.RETRIED);

  private Story() {}

  /** Oldest first. */
  public static List<Line> of(List<Chapter> chapters, Hands hands, Views views, Wording words) {
    return chapters.stream()
        .flatMap(one ->
            views.timeline(one.payment(), one.events(), one.lookups()).stream()
                .map(entry -> Json.MAPPER.<JsonNode>valueToTree(Objects.requireNonNull(entry)))
                .map(entry -> line(entry, one.payment().money().currency(), hands, words)))
        .toList();
  }

  private static Line line(JsonNode entry, String currency, Hands hands, Wording words) {
    var amount = entry.path("amount");
    var type = entry.path("type").asString("");
    var at = Instant.parse(entry.path("at").asString());
    var who =
        ASKED.contains(type)
            ? hands.ofAttempt(entry.path("attempt").asString(""), words)
            : hands.at(type, at, words);
    return new Line(
        words.told("event", type),
        Row.joined(
            who == null ? null : words.of("story.by", who),
            told(words, "operation", entry, "operation"),
            amount.isNumber() ? words.money(new Money(amount.asLong(), currency)) : null,
            text(entry, "processor"),
            told(words, "attempt", entry, "status"),
            told(words, "reason", entry, "reason"),
            told(words, "via", entry, "via")),
        Moment.exactly(at, words));
  }

  private static @Nullable String told(Wording words, String prefix, JsonNode entry, String field) {
    var text = text(entry, field);
    return text == null ? null : words.told(prefix, text);
  }

  private static @Nullable String text(JsonNode entry, String field) {
    var node = entry.path(field);
    return node.isString() ? node.asString() : null;
  }

  /** One thing that happened. */
  public record Line(String title, String detail, Moment at) {}
}
