package dev.acquit.gateway.action;

import static dev.acquit.gateway.support.Debtor.CHARGES;
import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.http.IdempotencyKey;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.payment.Payment;
import dev.acquit.gateway.payment.Payments;
import dev.acquit.gateway.payment.RefundRetries;
import dev.acquit.gateway.payment.RetryService;
import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Debtor;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.MockProcessor;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Who decided on less than what was tried by then does not try it once more. */
@GatewayTest
class OvertakenIT {

  private static final String CONFIRMED = "{\"confirm\":true}";
  private static final String REFUNDS = CHARGES + "/[^/]+/refunds";
  private static final Duration SOON = Duration.ofSeconds(60);

  @RegisterExtension static final MockProcessor PROCESSOR = new MockProcessor();

  @Autowired private Environment environment;
  @Autowired private Payments payments;
  @Autowired private RetryService retries;
  @Autowired private RefundRetries refundRetries;

  /** The first fails at once: nobody else takes that for what they had seen. */
  @Test
  void ofManyAdminsOneChargesThoughThatFails(Api api) throws SQLException {
    var debtor = Debtor.of(api, PROCESSOR);
    var desk = new Desk(debtor.shop());
    Debtor.declines(PROCESSOR, "insufficient_funds");
    var payment = debtor.failed();
    var item = desk.becomes(payment, "waiting").text("/id");

    var replies = new Together(desk, database()).retry(item, payment, "standing AS", CONFIRMED);

    Together.assertOne(replies);
    assertThat(PROCESSOR.requests(CHARGES)).hasSize(2);
  }

  @Test
  void ofManyAdminsOneRefundsThoughThatFails(Api api) throws SQLException {
    var debtor = Debtor.of(api, PROCESSOR);
    var desk = new Desk(debtor.shop());
    var payment = unrefunded(debtor);
    var item = desk.item(payment);

    var replies = new Together(desk, database()).retry(item, payment, "reserved AS", "{}");

    Together.assertOne(replies);
    assertThat(PROCESSOR.requests(REFUNDS)).hasSize(2);
  }

  @Test
  void whoHasSeenOneTryLessIsRefused(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    var shop = debtor.shop();
    Debtor.declines(PROCESSOR, "insufficient_funds");
    var payment = debtor.failed();
    var seen = read(shop, payment);
    debtor.retry(payment, "{}");
    eventually(() -> assertThat(read(shop, payment).attempts()).hasSize(2));
    debtor.becomes(payment, "failed");

    assertOvertaken(retries.retry(shop.caller(), Mono.just(seen), null, IdempotencyKey.own()));

    assertThat(PROCESSOR.requests(CHARGES)).hasSize(2);
  }

  @Test
  void whoHasSeenOneRefundLessIsRefused(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    var shop = debtor.shop();
    var payment = unrefunded(debtor);
    var refund = shop.get("/v1/payments/" + payment + "/refunds").text("/data/0/id");
    var id = IdKind.REFUND.parse(refund).orElseThrow();
    var desk = new Desk(shop);
    var seen = read(shop, payment);
    desk.post(desk.item(payment), "retry", "{}");
    assertThat(PROCESSOR.requests(REFUNDS)).hasSize(2);

    assertOvertaken(refundRetries.retry(shop.caller(), id, Mono.just(seen), IdempotencyKey.own()));

    assertThat(PROCESSOR.requests(REFUNDS)).hasSize(2);
  }

  private static void assertOvertaken(Mono<?> answer) {
    StepVerifier.create(answer)
        .expectErrorMatches(failure ->
            failure instanceof Problem refused
                && refused.code() == ProblemCode.OPERATION_IN_PROGRESS)
        .verify(SOON);
  }

  /** A payment whose refund its processor has declined, for a while. */
  private static String unrefunded(Debtor debtor) {
    Debtor.approves(PROCESSOR);
    var payment = debtor.shop().settled(debtor.charge(""), "succeeded");
    PROCESSOR.answers(
        "POST",
        REFUNDS,
        402,
        """
        {"id":"re_{{randomValue length=12 type='ALPHANUMERIC'}}","operation":"refund","status":"declined",
          "decline_code":"insufficient_funds","amount":{{jsonPath request.body '$.amount'}},"currency":"CAD",
          "reference":"{{jsonPath request.body '$.reference'}}"}\
        """);
    assertThat(debtor.shop().refund(payment, "{\"amount\":5000}").text("/status"))
        .isEqualTo("failed");
    return payment;
  }

  private Payment read(Shop shop, String payment) {
    UUID id = Debtor.idOf(payment);
    return Objects.requireNonNull(payments.find(shop.organizationId(), false, id).block(SOON));
  }

  private TestDatabase database() {
    return TestDatabase.of(environment);
  }
}
