package dev.acquit.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.payment.ChargeAccounts.Option;
import dev.acquit.gateway.payment.Route;
import dev.acquit.gateway.payment.RoutedBy;
import dev.acquit.gateway.payment.Trait;
import dev.acquit.gateway.routing.Plan.Considered;
import dev.acquit.gateway.routing.RuleSet.Fallback;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which accounts are asked, and in which order. */
class PlanTest {

  private static final When ALWAYS = new When(Map.of(), List.of(), null, List.of(), null);
  private static final When NEVER = new When(Map.of(), List.of("XTS"), null, List.of(), null);
  private static final List<UUID> IDS = Stream.generate(Ids::next).limit(4).toList();

  @Test
  void withoutRulesAllThatCanAreAskedInTheirOrder() {
    var plan = plan(RuleSet.NONE, options("on", "no", "on"));

    assertThat(asked(plan)).containsExactly(IDS.get(0), IDS.get(2));
    assertThat(plan.routed()).hasValueSatisfying(routed -> assertThat(routed.by()).isNotNull());
    assertThat(Plan.of(stored(0, RuleSet.NONE), Charges.usual(), null, options("on")).routed())
        .hasValueSatisfying(routed -> assertThat(routed.by()).isNull());
  }

  @Test
  void theFirstRuleThatAppliesCounts() {
    var rules =
        new RuleSet(
            List.of(rule("a", NEVER, 0), rule("b", ALWAYS, 2, 1), rule("c", ALWAYS, 3)),
            RuleSet.NONE.fallback());

    var plan = plan(rules, options("on", "on", "on", "on"));

    assertThat(plan.rule()).isEqualTo("b");
    assertThat(plan.judged().stream().map(Plan.Judged::name)).containsExactly("a", "b");
    assertThat(asked(plan)).containsExactly(IDS.get(2), IDS.get(1));
    assertThat(refusals(plan)).containsExactly(null, null, "not_named", "not_named");
    assertThat(plan.routed().orElseThrow().by()).isEqualTo(new RoutedBy(7, "b"));
  }

  @Test
  void accountsThatCannotAreNotAskedAndSayWhy() {
    var plan = plan(new RuleSet(List.of(rule("a", ALWAYS, 3, 1, 0)), none()), options("on", "no"));

    assertThat(refusals(plan)).containsExactly("disabled", "cannot", null);
    assertThat(asked(plan)).containsExactly(IDS.get(0));
    assertThat(
            plan(new RuleSet(List.of(rule("a", ALWAYS, 1)), none()), options("on", "no")).routed())
        .isEmpty();
  }

  @Test
  void theDefaultNamesSomeAndSaysWhetherOthersFollow() {
    var named = List.of(new Candidate(IDS.get(1), null));
    var options = options("on", "on", "on");

    assertThat(asked(plan(new RuleSet(List.of(), new Fallback(named, true, List.of())), options)))
        .containsExactly(IDS.get(1), IDS.get(0), IDS.get(2));
    assertThat(asked(plan(new RuleSet(List.of(), new Fallback(named, false, List.of())), options)))
        .containsExactly(IDS.get(1));
  }

  @Test
  void weightsShareThePaymentsAndAPaymentIsDrawnTheSameEachTime() {
    var rules =
        new RuleSet(
            List.of(
                new Rule(
                    "a",
                    ALWAYS,
                    List.of(weighed(0, 0), weighed(1, 70), weighed(2, 30)),
                    List.of())),
            none());
    var firsts = new int[3];
    for (int count = 0; count < 10_000; count++) {
      var payment = Ids.next();
      var once = asked(plan(rules, payment, options("on", "on", "on")));
      assertThat(asked(plan(rules, payment, options("on", "on", "on")))).isEqualTo(once);
      firsts[IDS.indexOf(once.getFirst())]++;
    }

    assertThat(firsts[0]).isZero();
    assertThat(firsts[1]).isBetween(6_700, 7_300);
    var second = asked(plan(rules, options("on", "no", "on")));
    assertThat(second).containsExactly(IDS.get(2), IDS.get(0));
  }

  /** Against what the rules say in plain words, on many of them. */
  @Test
  void whateverTheRulesOnlyWhatTheyNameIsAsked() {
    var random = new Random(20261122);
    for (int round = 0; round < 2_000; round++) {
      var options =
          options(
              IntStream.range(0, 4)
                  .mapToObj(at -> random.nextInt(4) > 0 ? "on" : "no")
                  .toArray(String[]::new));
      var rules = rules(random);
      var charge =
          Charges.of(
              Map.of(Trait.RAIL, random.nextBoolean() ? "card" : "eft"),
              100,
              random.nextBoolean() ? "CAD" : "USD",
              Instant.EPOCH);

      var plan = Plan.of(stored(7, rules), charge, null, options);

      var applies =
          rules.rules().stream()
              .filter(rule -> rule.when().misses(charge, null).isEmpty())
              .findFirst();
      assertThat(plan.rule()).isEqualTo(applies.map(Rule::name).orElse(null));
      var named =
          applies.map(Rule::candidates).orElse(rules.fallback().candidates()).stream()
              .map(Candidate::account)
              .toList();
      var able =
          options.stream().filter(Option::isAble).map(option -> option.route().account()).toList();
      var others = applies.isEmpty() && rules.fallback().others();
      assertThat(asked(plan))
          .doesNotHaveDuplicates()
          .allMatch(able::contains)
          .allMatch(one -> others || named.contains(one));
      assertThat(able.stream().filter(one -> others || named.contains(one)))
          .allMatch(asked(plan)::contains);
      assertThat(asked(plan).stream().skip(1).filter(named::contains).toList())
          .isSortedAccordingTo(
              (one, other) -> Integer.compare(named.indexOf(one), named.indexOf(other)));
      assertThat(plan.considered())
          .hasSize((int) Stream.concat(named.stream(), IDS.stream()).distinct().count());
    }
  }

  private static RuleSet rules(Random random) {
    var rules = new ArrayList<Rule>();
    for (int at = random.nextInt(4); at > 0; at--) {
      var rail =
          random.nextBoolean()
              ? Map.of(Trait.RAIL, List.of("card"))
              : Map.<Trait, List<String>>of();
      var currency = random.nextBoolean() ? List.of("CAD") : List.<String>of();
      rules.add(
          new Rule(
              "r" + at,
              new When(rail, currency, null, List.of(), null),
              candidates(random, 1),
              List.of()));
    }
    return new RuleSet(rules, new Fallback(candidates(random, 0), random.nextBoolean(), List.of()));
  }

  private static List<Candidate> candidates(Random random, int least) {
    var ids = new ArrayList<>(IDS);
    Collections.shuffle(ids, random);
    var weighed = random.nextBoolean();
    return ids.subList(0, least + random.nextInt(IDS.size())).stream()
        .map(id -> new Candidate(id, weighed ? (Integer) random.nextInt(100) : null))
        .toList();
  }

  private static Plan plan(RuleSet rules, List<Option> options) {
    return plan(rules, Ids.next(), options);
  }

  private static Plan plan(RuleSet rules, UUID payment, List<Option> options) {
    return Plan.of(stored(7, rules), Charges.of(payment), null, options);
  }

  private static Routing stored(int version, RuleSet rules) {
    return new Routing(IDS.getFirst(), false, IDS.getFirst(), version, rules, Charges.AT);
  }

  private static Fallback none() {
    return new Fallback(List.of(), false, List.of());
  }

  private static Rule rule(String name, When when, int... accounts) {
    var candidates = IntStream.of(accounts).mapToObj(at -> new Candidate(IDS.get(at), null));
    return new Rule(name, when, candidates.toList(), List.of());
  }

  private static Candidate weighed(int account, int weight) {
    return new Candidate(IDS.get(account), weight);
  }

  private static List<Option> options(String... states) {
    return IntStream.range(0, states.length)
        .mapToObj(at ->
            new Option(
                new Route(IDS.get(at), "simulator"),
                "a" + at,
                states[at].equals("on") ? null : "cannot"))
        .toList();
  }

  private static List<UUID> asked(Plan plan) {
    return plan.considered().stream()
        .filter(Considered::isEligible)
        .map(Considered::account)
        .toList();
  }

  private static List<@Nullable String> refusals(Plan plan) {
    var refusals = new ArrayList<@Nullable String>();
    plan.considered().forEach(one -> refusals.add(one.refusal()));
    return refusals;
  }
}
