package dev.acquit.gateway.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.payment.Route;
import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Beside;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import dev.acquit.processor.Amount;
import dev.acquit.processor.Decline;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Notice.About;
import dev.acquit.processor.Notice.Fact;
import dev.acquit.processor.Notice.Line;
import dev.acquit.processor.Notice.Stage;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** All 120 orders of five facts, on the real database: one final state (fault 18). */
@Beside
@GatewayTest
class AnyOrderIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Instant SENT = Instant.parse("2100-01-04T15:00:00Z");
  private static final Amount ALL = new Amount(12550, "CAD");
  private static final Amount SOME = new Amount(2550, "CAD");

  private static final JsonMapper MAPPER = new JsonMapper();

  @Autowired private FactRouter router;

  @Test
  void aDebitThatIsReturnedAndComesBack(Api api) {
    var end =
        theOneEnd(
            api.shop(),
            shop -> shop.debit(Shop.SETTLES, Shop.fresh()).text("/id"),
            (about, refund) ->
                List.of(
                    answered(about, Operation.CHARGE, new Outcome.Pending("ch"), 0),
                    new Fact.Settled(about, day(4)),
                    new Fact.Returned(about, notAuthorized(), ALL, day(20)),
                    new Fact.ReturnReversed(about, day(25)),
                    paidOut(about)));

    assertThat(end.at("/payment/status").asString()).isEqualTo("succeeded");
    assertThat(end.at("/payment/settlement/status").asString()).isEqualTo("settled");
  }

  @Test
  void aDebitThatIsReturnedAndDisputedForGood(Api api) {
    var end =
        theOneEnd(
            api.shop(),
            shop -> shop.debit(Shop.SETTLES, Shop.fresh()).text("/id"),
            (about, refund) ->
                List.of(
                    new Fact.Settled(about, day(4)),
                    new Fact.Returned(about, notAuthorized(), ALL, day(20)),
                    disputed(about, Stage.OPEN, 21),
                    disputed(about, Stage.LOST, 30),
                    paidOut(about)));

    assertThat(end.at("/payment/status").asString()).isEqualTo("returned");
    assertThat(end.at("/payment/failure/reason").asString()).isEqualTo("authorization_revoked");
    assertThat(end.at("/disputes/0/status").asString()).isEqualTo("lost");
  }

  @Test
  void aRefundThatFailsLaterAndADisputeThatIsWon(Api api) {
    var end =
        theOneEnd(
            api.shop(),
            AnyOrderIT::paidAndRefunded,
            (about, refund) ->
                List.of(
                    new Fact.Settled(about, day(1)),
                    answered(refund, Operation.REFUND, approved(SOME), 2),
                    answered(refund, Operation.REFUND, refundFailed(), 9),
                    disputed(about, Stage.OPEN, 10),
                    disputed(about, Stage.WON, 40)));

    assertThat(end.at("/payment/status").asString()).isEqualTo("succeeded");
    assertThat(end.at("/payment/amount_refunded").asLong()).isZero();
    assertThat(end.at("/refunds/0/status").asString()).isEqualTo("failed");
    assertThat(end.at("/disputes/0/status").asString()).isEqualTo("won");
  }

  /** The state that every order ends in. */
  private JsonNode theOneEnd(Shop shop, Paying paying, BiFunction<About, About, List<Fact>> facts) {
    var ends = new HashSet<JsonNode>();
    for (var order : permutations(List.of(0, 1, 2, 3, 4))) {
      var told = Told.begin(shop, paying);
      var all = facts.apply(told.charge(), told.refund());
      order.forEach(at -> apply(told, all.get(at)));
      ends.add(told.end());
    }
    assertThat(ends).hasSize(1);
    return ends.iterator().next();
  }

  private void apply(Told told, Fact fact) {
    assertThat(router.apply(told.delivery(), fact).blockOptional(SOON)).isPresent();
  }

  private static List<List<Integer>> permutations(List<Integer> of) {
    if (of.isEmpty()) {
      return List.of(List.of());
    }
    var all = new ArrayList<List<Integer>>();
    for (var first : of) {
      var rest = of.stream().filter(other -> !other.equals(first)).toList();
      for (var tail : permutations(rest)) {
        var order = new ArrayList<>(List.of(first));
        order.addAll(tail);
        all.add(order);
      }
    }
    return all;
  }

  private static Fact answered(About about, Operation operation, Outcome outcome, int day) {
    return new Fact.Answered(about, operation, outcome, day(day));
  }

  private static Outcome approved(Amount amount) {
    return new Outcome.Approved("op", amount, Evidence.NONE);
  }

  private static Outcome refundFailed() {
    return new Outcome.Declined("op", new Decline(DeclineReason.ACCOUNT_CLOSED, "closed"));
  }

  private static Decline notAuthorized() {
    return new Decline(DeclineReason.AUTHORIZATION_REVOKED, "915");
  }

  private static Fact disputed(About about, Stage stage, int day) {
    return new Fact.Disputed(about, "dp" + about.reference(), stage, SOME, "10.4", null, day(day));
  }

  private static Fact paidOut(About about) {
    var line = new Line(Line.Type.CHARGE, about, ALL, 30);
    return new Fact.PaidOut("po" + about.reference(), ALL, List.of(line), day(6));
  }

  private static Instant day(int day) {
    return SENT.plus(Duration.ofDays(day));
  }

  private static String paidAndRefunded(Shop shop) {
    var payment = shop.paid(Shop.fresh());
    var refunds = "/v1/payments/" + payment + "/refunds";
    var refund = shop.decided(refunds, Shop.fresh(), "{\"amount\":2550}");
    assertThat(refund.text("/status")).as(refund.body()).isEqualTo("succeeded");
    return payment;
  }

  /** How a payment begins: its id. */
  private interface Paying {

    String pay(Shop shop);
  }

  /**
   * A payment that is told of.
   *
   * @param refund of a part of it; about nothing where it is a debit, which was not refunded
   */
  private record Told(Shop shop, String payment, About charge, About refund) {

    static Told begin(Shop shop, Paying paying) {
      var payment = paying.pay(shop);
      var attempts = shop.payment(payment).json().at("/attempts");
      return new Told(shop, payment, about(attempts.get(0)), about(attempts.path(1)));
    }

    private static About about(JsonNode attempt) {
      return new About(
          attempt.at("/reference").asString(""),
          attempt.at("/processor_reference").asString(""),
          null);
    }

    Delivery delivery() {
      var account = shop.payment(payment).text("/attempts/0/processor_account");
      var route = new Route(IdKind.PROCESSOR_ACCOUNT.parse(account).orElseThrow(), "simulator");
      return new Delivery(
          shop.organizationId(),
          Ids.next(),
          false,
          route,
          "evt",
          new byte[32],
          List.of(),
          SENT,
          false);
    }

    /** All that counts, and nothing that is another for every payment. */
    JsonNode end() {
      var whole = shop.payment(payment).json();
      var end = MAPPER.createObjectNode();
      var of = end.putObject("payment");
      List.of(
              "status",
              "amount_authorized",
              "amount_captured",
              "amount_refunded",
              "failure",
              "settlement")
          .forEach(name -> of.set(name, whole.get(name)));
      if (of.get("settlement") instanceof ObjectNode settlement) {
        settlement.put("payout", settlement.get("payout").isNull() ? "none" : "known");
      }
      end.set("refunds", all("/v1/payments/" + payment + "/refunds", "status", "failure"));
      end.set(
          "disputes",
          all("/v1/disputes?payment=" + payment, "status", "amount", "opened_at", "closed_at"));
      return end;
    }

    private JsonNode all(String path, String... names) {
      var all = MAPPER.createArrayNode();
      for (var one : shop.get(path).json().get("data")) {
        var kept = all.addObject();
        List.of(names).forEach(name -> kept.set(name, one.get(name)));
      }
      return all;
    }
  }
}
