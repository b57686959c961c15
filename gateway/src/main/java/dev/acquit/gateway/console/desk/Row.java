package dev.acquit.gateway.console.desk;

import dev.acquit.gateway.action.NextStep;
import dev.acquit.gateway.console.view.Frame.Moment;
import dev.acquit.gateway.console.view.Wording;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.payment.ActionItem;
import dev.acquit.gateway.payment.ActionItem.Wait;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An item in short.
 *
 * @param title why somebody has to look
 * @param reason why it failed; null where nothing did
 * @param step what to do next
 * @param kind what it is about: an installment, by card
 * @param status its code, for its mark
 * @param age for how long it has been there
 * @param waits what goes on by itself, and until when; null where nothing does
 */
public record Row(
    String id,
    String href,
    String title,
    @Nullable String reason,
    String step,
    @Nullable String amount,
    @Nullable String reference,
    String kind,
    String status,
    String statusLabel,
    @Nullable String waits,
    @Nullable String assignee,
    int attempts,
    boolean finished,
    Moment since,
    String age,
    long version) {

  private static final String AND = " · ";

  public static Row of(ActionItem item, Wording words) {
    var id = IdKind.ACTION_ITEM.format(item.id());
    var debt = item.debt();
    var state = item.state();
    var failure = state.failure();
    return new Row(
        id,
        Search.PATH + "/" + id,
        words.of("cause", item.cause()),
        failure == null ? null : words.of("reason", failure.reason()),
        words.step(NextStep.of(item)),
        debt.money() == null ? null : words.money(debt.money()),
        debt.reference(),
        joined(named(words, "purpose", debt.purpose()), named(words, "rail", debt.rail())),
        Names.of(item.status()),
        words.of("status", item.status()),
        state.waits() == null ? null : waits(state.waits(), words),
        item.assignee(),
        state.attempts(),
        item.isFinished(),
        Moment.of(item.createdAt(), words),
        words.age(item.createdAt()),
        item.version());
  }

  private static @Nullable String named(Wording words, String prefix, @Nullable Enum<?> constant) {
    return constant == null ? null : words.of(prefix, constant);
  }

  /** What is known of it, in one line. */
  public static String joined(@Nullable String... parts) {
    return Stream.of(parts)
        .filter(Objects::nonNull)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(AND));
  }

  private static String waits(Wait wait, Wording words) {
    var key = "waits." + Names.of(wait.why());
    return wait.until() == null ? words.of(key) : words.of(key + ".until", words.at(wait.until()));
  }
}
