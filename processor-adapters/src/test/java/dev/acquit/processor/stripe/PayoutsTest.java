package dev.acquit.processor.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.processor.Amount;
import dev.acquit.processor.Notice.About;
import dev.acquit.processor.Notice.Fact.PaidOut;
import dev.acquit.processor.Notice.Genuine;
import dev.acquit.processor.Notice.Line;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** The payouts of a day, and what each is made of. */
class PayoutsTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
  private static final String PAYOUTS =
      "/v1/payouts\\?arrival_date%5Bgte%5D=1795219200&arrival_date%5Blt%5D=1795305600"
          + "&status=paid&limit=50";
  private static final String LINES = "/v1/balance_transactions\\?payout=po_1&limit=20&expand.*";
  private static final String CHARGE =
      """
      {"id":"ch_1","object":"charge","payment_intent":"pi_1",\
      "metadata":{"reference":"A7K2M9QX4TBW3HD"}}\
      """;
  private static final String REFUND =
      """
      {"id":"re_1","object":"refund","payment_intent":"pi_1","metadata":{"reference":"A2"}}\
      """;

  @RegisterExtension final StripeServer stripe = new StripeServer();

  @Test
  void dayIsAskedForWithEveryLine() {
    stripe.answersTo(PAYOUTS, 200, StripeBodies.list(false, payout("po_1", true)));
    stripe.answersTo(
        "/v1/balance_transactions.*starting_after=txn_3",
        200,
        StripeBodies.list(
            false,
            entry("txn_4", "stripe_fee", -50, 0, "null"),
            entry("txn_5", "adjustment", -700, 1_500, dispute("fraudulent", "card")),
            entry("txn_6", "adjustment", -300, 0, dispute("no_account", "us_bank_account")),
            entry("txn_7", "reserve_transaction", -1, 0, "\"rsv_1\""),
            entry("txn_8", "payment_failure_refund", -2, 0, "null")));
    stripe.answersTo(
        LINES.replace("expand.*", "expand%5B%5D=data.source"),
        200,
        StripeBodies.list(
            true,
            entry("txn_1", "payout", -971, 0, "\"po_1\""),
            entry("txn_2", "charge", 1_000, 29, CHARGE),
            entry("txn_3", "refund", -100, 0, REFUND)));
    assertThat(polled()).containsExactly(new Genuine("po_1", List.of(paidOut())));
    assertThat(polled()).hasSize(1);
  }

  private static PaidOut paidOut() {
    var intent = new About("A7K2M9QX4TBW3HD", "pi_1", "pi_1");
    var other = new About(null, "pi_2", "pi_2");
    return new PaidOut(
        "po_1",
        cad(971),
        List.of(
            new Line(Line.Type.CHARGE, intent, cad(1_000), 29),
            new Line(Line.Type.REFUND, new About("A2", "re_1", "pi_1"), cad(-100), 0),
            new Line(Line.Type.FEE, new About(null, null, null), cad(-50), 0),
            new Line(Line.Type.DISPUTE, other, cad(-700), 1_500),
            new Line(Line.Type.RETURN, other, cad(-300), 0),
            new Line(Line.Type.ADJUSTMENT, new About(null, "rsv_1", "rsv_1"), cad(-1), 0),
            new Line(Line.Type.RETURN, new About(null, null, null), cad(-2), 0)),
        Instant.ofEpochSecond(1_795_219_200));
  }

  @Test
  void payoutMadeByHandHasNoLines() {
    stripe.answersTo(PAYOUTS, 200, StripeBodies.list(false, payout("po_1", false)));
    assertThat(polled())
        .singleElement()
        .extracting(genuine -> ((PaidOut) genuine.facts().getFirst()).lines())
        .isEqualTo(List.of());
    assertThat(stripe.requests()).hasSize(1);
  }

  @Test
  void dayWithoutPayoutsIsEmpty() {
    stripe.answers(200, StripeBodies.list(false));
    assertThat(polled()).isEmpty();
  }

  @Test
  void dayThatCannotBeReadToItsEndIsAnError() {
    stripe.answers(500, "{}");
    assertUnread();
    stripe.answers(200, "{\"hello\":\"there\"}");
    assertUnread();
    stripe.answersTo(PAYOUTS, 200, StripeBodies.list(false, payout("po_1", true)));
    assertUnread();
    stripe.answersTo(PAYOUTS, 200, StripeBodies.list(false, "7"));
    assertUnread();
    stripe.answersTo(PAYOUTS, 200, StripeBodies.list(false, "{\"id\":\"po_1\",\"amount\":{}}"));
    assertUnread();
  }

  private void assertUnread() {
    StepVerifier.create(stripe.account().poll(DAY))
        .expectErrorMatches(failure -> failure.toString().contains("Payouts could not"))
        .verify(Duration.ofSeconds(20));
  }

  private List<Genuine> polled() {
    Mono<List<Genuine>> all = stripe.account().poll(DAY).collectList();
    return StripeServer.only(all);
  }

  private static Amount cad(long minor) {
    return new Amount(minor, "CAD");
  }

  private static String payout(String id, boolean automatic) {
    return """
    {"id":"%s","object":"payout","amount":971,"arrival_date":1795219200,"automatic":%s,\
    "currency":"cad","status":"paid"}\
    """
        .formatted(id, automatic);
  }

  private static String dispute(String reason, String type) {
    return """
    {"id":"du_1","object":"dispute","payment_intent":"pi_2","reason":"%s","status":"lost",\
    "payment_method_details":{"type":"%s"},"metadata":{}}\
    """
        .formatted(reason, type);
  }

  private static String entry(String id, String type, long amount, long fee, String source) {
    return """
    {"id":"%s","object":"balance_transaction","amount":%d,"currency":"cad","fee":%d,"net":%d,\
    "source":%s,"type":"%s"}\
    """
        .formatted(id, amount, fee, amount - fee, source, type);
  }
}
