package dev.acquit.gateway.routing.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.payment.Trait;
import dev.acquit.gateway.routing.Candidate;
import dev.acquit.gateway.routing.Routing;
import dev.acquit.gateway.routing.Rule;
import dev.acquit.gateway.routing.RuleSet.Fallback;
import dev.acquit.gateway.routing.TimeWindow;
import dev.acquit.gateway.routing.When;
import dev.acquit.gateway.routing.When.AmountRange;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rules as the API shows them: as they were written.
 *
 * @param id null, as {@code updatedAt}, while nothing was stored
 */
record RoutingJson(
    @Nullable String id,
    boolean live,
    int version,
    List<RuleJson> rules,
    @JsonProperty("default") DefaultJson fallback,
    @Nullable Instant updatedAt) {

  static RoutingJson of(Routing routing) {
    return new RoutingJson(
        routing.id() == null ? null : IdKind.ROUTING.format(routing.id()),
        routing.live(),
        routing.version(),
        routing.rules().rules().stream().map(RuleJson::of).toList(),
        DefaultJson.of(routing.rules().fallback()),
        routing.updatedAt());
  }

  private static @Nullable List<String> orNull(List<String> words) {
    return words.isEmpty() ? null : words;
  }

  /** One rule. */
  record RuleJson(
      String name, WhenJson when, List<CandidateJson> candidates, List<String> failoverOn) {

    static RuleJson of(Rule rule) {
      return new RuleJson(
          rule.name(),
          WhenJson.of(rule.when()),
          rule.candidates().stream().map(CandidateJson::of).toList(),
          rule.failoverOn());
    }
  }

  /** What applies where no rule does. */
  record DefaultJson(List<CandidateJson> candidates, boolean others, List<String> failoverOn) {

    static DefaultJson of(Fallback fallback) {
      return new DefaultJson(
          fallback.candidates().stream().map(CandidateJson::of).toList(),
          fallback.others(),
          fallback.failoverOn());
    }
  }

  /** An account and its share. */
  record CandidateJson(String processorAccount, @Nullable Integer weight) {

    static CandidateJson of(Candidate candidate) {
      return new CandidateJson(
          IdKind.PROCESSOR_ACCOUNT.format(candidate.account()), candidate.weight());
    }
  }

  /** Conditions; null where nothing is asked. */
  record WhenJson(
      @Nullable List<String> rail,
      @Nullable List<String> brand,
      @Nullable List<String> currency,
      @Nullable AmountJson amount,
      @Nullable List<String> binCountry,
      @Nullable List<String> purpose,
      @Nullable List<String> initiator,
      @Nullable TimeJson time) {

    static WhenJson of(When when) {
      var traits = when.traits();
      return new WhenJson(
          traits.get(Trait.RAIL),
          traits.get(Trait.BRAND),
          orNull(when.currencies()),
          AmountJson.of(when.amount()),
          orNull(when.binCountries()),
          traits.get(Trait.PURPOSE),
          traits.get(Trait.INITIATOR),
          TimeJson.of(when.time()));
    }
  }

  /** A range of amounts. */
  record AmountJson(String currency, @Nullable Long from, @Nullable Long to) {

    static @Nullable AmountJson of(@Nullable AmountRange range) {
      return range == null ? null : new AmountJson(range.currency(), range.from(), range.to());
    }
  }

  /** Hours of some days. */
  record TimeJson(@Nullable List<String> days, String from, String to, String zone) {

    static @Nullable TimeJson of(@Nullable TimeWindow window) {
      return window == null
          ? null
          : new TimeJson(
              orNull(window.days().stream().map(Names::of).toList()),
              clock(window.from()),
              clock(window.to()),
              window.zone().getId());
    }

    private static String clock(int minute) {
      return "%02d:%02d".formatted(minute / 60, minute % 60);
    }
  }
}
