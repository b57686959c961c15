package dev.acquit.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Sql;
import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import io.r2dbc.spi.R2dbcException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.test.StepVerifier;

/** What must never be true cannot be written, whoever writes it. */
@GatewayTest
class ConstraintsIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String NOT_NULL = "23502";

  @Autowired private Sql sql;

  @ParameterizedTest
  @CsvSource({
    "amount_authorized = amount + 1,authorized_within_amount",
    "amount_captured = amount_authorized + 1,captured_within_authorized",
    "amount_refunded = amount_captured + 1,refunds_within_captured",
    "amount_reserved = amount_captured + 1,refunds_within_captured",
    "'amount_refunded = 6276, amount_reserved = 6275',refunds_within_captured",
    "amount_reserved = -1,refunds_within_captured",
    "amount_captured = 0,money_where_the_status_says_so",
    "status = 'authorized',money_where_the_status_says_so",
    "status = 'canceled',money_where_the_status_says_so",
    "failure_reason = 'generic_decline',failed_for_a_reason",
    "'status = ''failed'', amount_captured = 0',failed_for_a_reason",
    "'status = ''unknown'', amount_captured = 0, busy_attempt_id = id',busy_where_it_can_be",
    "currency = 'cad',payment_currency_check",
  })
  void ofAPaymentThatWasTaken(String change, String constraint, Api api) {
    var shop = api.shop();
    var payment = shop.paid(Shop.fresh());

    refused(
        "UPDATE payment SET " + change + " WHERE organization_id = $1 AND id = $2",
        of(shop, payment),
        constraint);
  }

  @ParameterizedTest
  @CsvSource({"sent", "unknown", "pending", "action_required", "approved"})
  void oneLiveCharge(String status, Api api) {
    var shop = api.shop();
    var payment = shop.paid(Shop.fresh());

    refused(
        copy("null::uuid", "'another'", status, "'charge'"), of(shop, payment), "one_live_charge");
  }

  @ParameterizedTest
  @CsvSource({"sent", "unknown", "pending"})
  void oneLiveModification(String status, Api api) {
    var shop = api.shop();
    var payment = shop.held(Shop.fresh());

    refused(
        copy("null::uuid", "o", status, "'capture','void'"),
        of(shop, payment),
        "one_live_modification");
  }

  @Test
  void oneLiveAttemptOfARefund(Api api) {
    var shop = api.shop();
    var payment = shop.paid(Shop.fresh());

    refused(
        copy("payment_id", "gen_random_uuid()::text", "sent", "'refund','refund'"),
        of(shop, payment),
        "one_live_refund_attempt");
  }

  @Test
  void aReferenceIsUsedOnce(Api api) {
    var shop = api.shop();
    var payment = shop.paid(Shop.fresh());

    refused(
        copy("null::uuid", "reference", "declined", "'charge'"),
        of(shop, payment),
        "reference_is_ours_alone");
  }

  @Test
  void aRefundsAttemptNamesIt(Api api) {
    var shop = api.shop();
    var payment = shop.paid(Shop.fresh());

    refused(
        copy("null::uuid", "'another'", "sent", "'refund'"),
        of(shop, payment),
        "refund_attempts_name_it");
  }

  @Test
  void aRefundFailsForAReason(Api api) {
    var shop = api.shop();
    var payment = shop.paid(Shop.fresh());
    shop.decided("/v1/payments/" + payment + "/refunds", Shop.fresh(), "{\"amount\":1}");

    refused(
        "UPDATE refund SET status = 'failed' WHERE organization_id = $1 AND payment_id = $2",
        of(shop, payment),
        "refund_failed_for_a_reason");
  }

  @Test
  void aKeyHasAFingerprintAndIsThereOnce(Api api) {
    var shop = api.shop();
    var payment = shop.paid(Shop.fresh());
    var copy =
        """
        INSERT INTO idempotency_key (organization_id, live, digest, fingerprint, payment_id, attempt_id, created_at)
        SELECT organization_id, live, %s, fingerprint, payment_id, attempt_id, created_at
          FROM idempotency_key WHERE organization_id = $1 AND payment_id = $2
        """;

    StepVerifier.create(
            sql.run(
                "UPDATE idempotency_key SET fingerprint = null"
                    + " WHERE organization_id = $1 AND payment_id = $2",
                of(shop, payment)))
        .expectErrorSatisfies(
            failure -> assertThat(((R2dbcException) failure).getSqlState()).isEqualTo(NOT_NULL))
        .verify(SOON);
    refused(copy.formatted("digest"), of(shop, payment), "one_request_a_key");
    refused(copy.formatted("'\\x00'::bytea"), of(shop, payment), "idempotency_key_digest_check");
  }

  /** Another attempt like the payment's first, but for what is given, in SQL. */
  private static String copy(String refund, String reference, String status, String operations) {
    return """
    INSERT INTO attempt (organization_id, id, payment_id, refund_id, operation, account_id, processor,
      reference, status, amount, key_digest, created_at, rail)
    SELECT organization_id, gen_random_uuid(), payment_id, %s, o, account_id, processor,
      %s, '%s', amount, key_digest, created_at, rail
      FROM attempt, unnest(ARRAY[%s]) o WHERE organization_id = $1 AND payment_id = $2
    """
        .formatted(refund, reference, status, operations);
  }

  private void refused(String statement, Args args, String constraint) {
    StepVerifier.create(sql.run(statement, args))
        .expectErrorMatches(failure -> Sql.violates(failure, constraint))
        .verify(SOON);
  }

  private static Args of(Shop shop, String payment) {
    return Args.of(id(IdKind.ORGANIZATION, shop.organization()), id(IdKind.PAYMENT, payment));
  }

  private static UUID id(IdKind kind, String text) {
    return kind.parse(text).orElseThrow();
  }
}
