package dev.acquit.gateway.routing;

import dev.acquit.gateway.payment.ChargeAccounts.Option;
import dev.acquit.gateway.payment.Routable;
import dev.acquit.gateway.payment.Route;
import dev.acquit.gateway.payment.Routed;
import dev.acquit.gateway.payment.RoutedBy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where one charge goes, and why.
 *
 * @param version of the rules
 * @param rule that applies; null where the default does
 * @param judged the rules up to that one
 * @param country of the card's issuer, as far as it is known
 * @param considered every account, in the order in which it is asked
 */
public record Plan(
    int version,
    @Nullable String rule,
    List<Judged> judged,
    @Nullable String country,
    List<String> failoverOn,
    List<Considered> considered) {

  private static final String DISABLED = "disabled";
  private static final String NOT_NAMED = "not_named";
  private static final String BREAKER_OPEN = "breaker_open";

  /** The first rule whose conditions are all met counts, and for want of one the default. */
  static Plan of(Routing routing, Routable charge, @Nullable String country, List<Option> options) {
    var judged = new ArrayList<Judged>();
    for (var rule : routing.rules().rules()) {
      var misses = rule.when().misses(charge, country);
      judged.add(new Judged(rule.name(), misses));
      if (misses.isEmpty()) {
        var considered = considered(rule.candidates(), false, options, charge.payment());
        return new Plan(
            routing.version(), rule.name(), judged, country, rule.failoverOn(), considered);
      }
    }
    var fallback = routing.rules().fallback();
    var considered =
        considered(fallback.candidates(), fallback.others(), options, charge.payment());
    return new Plan(routing.version(), null, judged, country, fallback.failoverOn(), considered);
  }

  private static List<Considered> considered(
      List<Candidate> named, boolean others, List<Option> options, UUID payment) {
    var byId = options.stream().collect(Collectors.toMap(Plan::id, Function.identity()));
    var considered = new ArrayList<Considered>();
    named.forEach(candidate -> considered.add(considered(candidate, byId)));
    drawn(considered, payment)
        .ifPresent(first -> {
          considered.remove(first);
          considered.addFirst(first);
        });
    var known =
        named.stream().map(Candidate::account).collect(Collectors.toCollection(HashSet::new));
    options.stream()
        .filter(option -> known.add(id(option)))
        .map(option -> others ? considered(option, null) : notNamed(option))
        .forEach(considered::add);
    return considered;
  }

  private static UUID id(Option option) {
    return option.route().account();
  }

  private static Considered considered(Candidate candidate, Map<UUID, Option> options) {
    var option = options.get(candidate.account());
    return option == null
        ? new Considered(candidate.account(), null, null, candidate.weight(), DISABLED)
        : considered(option, candidate.weight());
  }

  private static Considered considered(Option option, @Nullable Integer weight) {
    return new Considered(
        id(option), option.route().processor(), option.name(), weight, option.refusal());
  }

  private static Considered notNamed(Option option) {
    return new Considered(id(option), option.route().processor(), option.name(), null, NOT_NAMED);
  }

  /** Which comes first by its weight, among those that can; empty where nothing is weighed. */
  private static Optional<Considered> drawn(List<Considered> named, UUID payment) {
    var able = named.stream().filter(Considered::isEligible).toList();
    var total = able.stream().mapToLong(Considered::share).sum();
    var left = total == 0 ? 0 : Long.remainderUnsigned(mixed(payment), total);
    for (var one : able) {
      left -= one.share();
      if (left < 0) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  /** All bits of an id in each bit (the last step of SplitMix64). */
  private static long mixed(UUID payment) {
    var bits = payment.getMostSignificantBits() * 31 + payment.getLeastSignificantBits();
    bits = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
    return bits ^ (bits >>> 31);
  }

  /** As it goes now: what is sick is asked for nothing. */
  Plan passing(Predicate<UUID> sick) {
    var now = considered.stream().map(one -> sick.test(one.account) ? one.passed() : one).toList();
    return new Plan(version, rule, judged, country, failoverOn, now);
  }

  /** What payment is told; empty if no account can take it. */
  Optional<Routed> routed() {
    var routes = considered.stream().filter(Considered::isEligible).map(Considered::route).toList();
    return routes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Routed(
                routes, Set.copyOf(failoverOn), version == 0 ? null : new RoutedBy(version, rule)));
  }

  /** A rule, and the conditions that the charge does not meet. */
  public record Judged(String name, List<String> misses) {}

  /**
   * An account.
   *
   * @param processor and {@code name} null where it is not enabled
   * @param refusal why it is not asked; null where it may be
   */
  public record Considered(
      UUID account,
      @Nullable String processor,
      @Nullable String name,
      @Nullable Integer weight,
      @Nullable String refusal) {

    public boolean isEligible() {
      return refusal == null;
    }

    private Considered passed() {
      return isEligible() ? new Considered(account, processor, name, weight, BREAKER_OPEN) : this;
    }

    private int share() {
      return weight == null ? 0 : weight;
    }

    private Route route() {
      return new Route(account, String.valueOf(processor));
    }
  }
}
