package dev.acquit.gateway.console.desk.health;

import dev.acquit.gateway.availability.Availability;
import dev.acquit.gateway.availability.Sighting;
import dev.acquit.gateway.console.view.Frame.Moment;
import dev.acquit.gateway.console.view.Wording;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Names;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which processors answer. */
public final class HealthScreen {

  /** Where it is. */
  public static final String PATH = "/console/processors";

  private static final int HUNDRED = 100;

  private HealthScreen() {}

  /**
   * What its template is given.
   *
   * @param found one more than the page has where another follows
   * @param isFirst whether it is the first page
   */
  public static Map<String, Object> of(
      List<Availability> found, int limit, boolean isFirst, Wording words) {
    var shown = found.size() > limit ? found.subList(0, limit) : found;
    var model = new HashMap<String, Object>();
    model.put("accounts", shown.stream().map(one -> part(one, words)).toList());
    model.put("first", isFirst ? "" : PATH);
    model.put("next", found.size() > limit ? PATH + "?cursor=" + id(shown.getLast()) : "");
    return model;
  }

  private static String id(Availability one) {
    return IdKind.PROCESSOR_ACCOUNT.format(one.account().id());
  }

  private static Part part(Availability one, Wording words) {
    var account = one.account();
    var state = account.enabled() ? (one.isAvailable() ? "well" : "sick") : "off";
    return new Part(
        id(one),
        account.name(),
        account.processor(),
        state,
        words.of("health." + state),
        Moment.of(account.updatedAt(), words),
        one.operations().stream().map(seen -> line(seen, words)).toList());
  }

  private static Line line(Sighting seen, Wording words) {
    var failed = seen.failureRate();
    return new Line(
        words.of("call", seen.kind()),
        Names.of(seen.breaker()),
        words.of("breaker", seen.breaker()),
        share(failed == null ? null : HUNDRED - failed, words),
        share(seen.slowRate(), words),
        words.of("items.number", seen.inFlight()),
        moment(seen.since(), words),
        moment(seen.retryAt(), words));
  }

  private static String share(@Nullable Integer percent, Wording words) {
    return percent == null
        ? words.of("health.few")
        : words.of("percent", percent / (double) HUNDRED);
  }

  private static @Nullable Moment moment(@Nullable Instant at, Wording words) {
    return at == null ? null : Moment.of(at, words);
  }

  /**
   * An account.
   *
   * @param state for its mark
   * @param changed when somebody changed it last
   */
  record Part(
      String id,
      String name,
      String processor,
      String state,
      String stateLabel,
      Moment changed,
      List<Line> calls) {}

  /**
   * One kind of call to it.
   *
   * @param breaker for its mark
   * @param answered how many of the last calls were
   * @param slow how many of them were slow
   */
  record Line(
      String name,
      String breaker,
      String breakerLabel,
      String answered,
      String slow,
      String inFlight,
      @Nullable Moment since,
      @Nullable Moment retryAt) {}
}
