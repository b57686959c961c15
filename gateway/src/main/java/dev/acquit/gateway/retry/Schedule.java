package dev.acquit.gateway.retry;

import dev.acquit.gateway.payment.Failure;
import dev.acquit.gateway.payment.Retry;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Rail;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * When charges are tried again by themselves.
 *
 * @param timeZone in whose days pay-days are
 * @param paydays 1 to 31; one that a month does not have is its last
 * @param rules of which the first counts that names rail and reason
 */
public record Schedule(boolean enabled, ZoneId timeZone, List<Integer> paydays, List<Rule> rules) {

  /** Before then an issuer that has not said why does not think otherwise. */
  private static final Duration DAY = Duration.ofDays(1);

  private static final List<String> UNDONE =
      codes(DeclineReason.NOT_ATTEMPTED, DeclineReason.NOT_FOUND);

  /** The ladder of docs/retries.md: what applies where nobody has said otherwise. */
  public static final Schedule STANDARD =
      new Schedule(
          true,
          ZoneId.of("America/Toronto"),
          List.of(1, 15, 31),
          List.of(
              days(Rail.CARD, true, DeclineReason.INSUFFICIENT_FUNDS, 3, 5, 7),
              days(Rail.CARD, false, DeclineReason.LIMIT_EXCEEDED, 1),
              days(Rail.CARD, false, DeclineReason.GENERIC_DECLINE, 1),
              days(Rail.CARD, false, DeclineReason.SOFT_UNKNOWN, 1),
              hours(
                  Rail.CARD,
                  codes(
                      DeclineReason.ISSUER_UNAVAILABLE,
                      DeclineReason.SYSTEM_ERROR,
                      DeclineReason.NOT_ATTEMPTED,
                      DeclineReason.NOT_FOUND)),
              days(Rail.ACH, true, DeclineReason.INSUFFICIENT_FUNDS, 3, 5),
              hours(Rail.ACH, UNDONE),
              days(Rail.EFT, true, DeclineReason.INSUFFICIENT_FUNDS, 3),
              hours(Rail.EFT, UNDONE)));

  public Schedule {
    paydays = List.copyOf(new TreeSet<>(paydays));
    rules = List.copyOf(rules);
  }

  private static Rule days(Rail rail, boolean onPayday, DeclineReason reason, Integer... days) {
    var after = Stream.of(days).map(Duration::ofDays).toList();
    return new Rule(rail, codes(reason), after, onPayday);
  }

  private static Rule hours(Rail rail, List<String> reasons) {
    var after = Stream.of(1, 6, 24).map(Duration::ofHours).toList();
    return new Rule(rail, reasons, after, false);
  }

  private static List<String> codes(DeclineReason... reasons) {
    return Stream.of(reasons).map(DeclineReason::code).toList();
  }

  /**
   * When it is tried again; empty if it is not.
   *
   * @param made how often it was
   * @param failed when it failed
   */
  Optional<Instant> next(Rail rail, Failure why, int made, Instant failed) {
    return enabled && mayBe(why, made)
        ? rules.stream()
            .filter(rule -> rule.isFor(rail, why.reason().code()))
            .findFirst()
            .flatMap(rule -> rule.step(made).map(pause -> at(rule, why, pause, failed)))
        : Optional.empty();
  }

  /** Who has to ask the bank first is tried once more, and not for long. */
  private static boolean mayBe(Failure why, int made) {
    return switch (Retry.of(why)) {
      case LATER -> true;
      case ASK_FIRST -> made == 0;
      case NEVER -> false;
    };
  }

  private Instant at(Rule rule, Failure why, Duration pause, Instant failed) {
    var own = Retry.of(why) == Retry.ASK_FIRST && pause.compareTo(DAY) < 0 ? DAY : pause;
    var wait = why.pause() == null || why.pause().compareTo(own) < 0 ? own : why.pause();
    var then = failed.plus(wait);
    return rule.onPayday() && !paydays.isEmpty()
        ? new Paydays(paydays, timeZone).from(then, own)
        : then;
  }
}
