package dev.acquit.gateway.console.desk;

import dev.acquit.gateway.action.NextStep;
import dev.acquit.gateway.console.view.Frame.Moment;
import dev.acquit.gateway.console.view.Wording;
import dev.acquit.gateway.dispute.Dispute;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.payment.ActionItem;
import dev.acquit.gateway.payment.ActionItem.Wait;
import dev.acquit.gateway.payment.Cause;
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
 * @param contested whether a payer contests it, and nothing has failed
 * @param due until when somebody has to answer; null where nobody has to
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
    boolean contested,
    @Nullable String due,
    @Nullable String waits,
    @Nullable String assignee,
    int attempts,
    boolean finished,
    Moment since,
    String age,
    long version) {

  private static final String AND = " · ";

  public static Row of(ActionItem item, Wording words) {
    return of(item, null, words);
  }

  /** The same, with the dispute that it is about. */
  static Row of(ActionItem item, @Nullable Dispute dispute, Wording words) {
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
        item.cause() == Cause.DISPUTED,
        item.isFinished() || dispute == null ? null : due(dispute, words),
        state.waits() == null ? null : waits(state.waits(), words),
        item.assignee(),
        state.attempts(),
        item.isFinished(),
        Moment.of(item.createdAt(), words),
        words.age(item.createdAt()),
        item.version());
  }

  /** What a browser calls its page: which one it is comes first. */
  String headline(Wording words) {
    return headline(reference, amount, title, words);
  }

  /** The same of anything that has a reference, an amount, and a state. */
  public static String headline(
      @Nullable String reference, @Nullable String amount, String state, Wording words) {
    var which = joined(reference, amount);
    return which.isEmpty() ? state : words.of("headline", which, state);
  }

  private static @Nullable String due(Dispute dispute, Wording words) {
    var until = dispute.respondBy();
    return until == null || dispute.closedAt() != null
        ? null
        : words.of("dispute.due", words.at(until));
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
