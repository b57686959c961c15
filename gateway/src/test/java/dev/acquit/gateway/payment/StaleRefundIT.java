package dev.acquit.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import dev.acquit.processor.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What was decided after the payment was read stays decided. */
@GatewayTest
class StaleRefundIT {

  private static final Duration SOON = Duration.ofSeconds(10);

  @Autowired private Settler settler;
  @Autowired private Payments payments;
  @Autowired private Refunds refunds;

  @Test
  void anOldViewOfTheAttemptReopensNothing(Api api) {
    var shop = api.shop();
    var paid = shop.charge(Shop.APPROVED, Shop.fresh()).text("/id");
    var given = shop.refund(paid, "{\"amount\":1000}");
    var organization = shop.caller().organization();
    var refund =
        refunds.find(organization, false, IdKind.REFUND.parse(given.text("/id")).orElseThrow());
    var payment =
        payments
            .find(organization, false, IdKind.PAYMENT.parse(paid).orElseThrow())
            .blockOptional(SOON)
            .orElseThrow();
    var decided = payment.attempts().getLast();
    assertThat(decided.status()).isEqualTo(AttemptStatus.APPROVED);

    var stale =
        new Subject(older(payment).with(asSent(decided)), refund.blockOptional(SOON).orElseThrow());

    var told = settler.answered(stale, decided.id(), new Outcome.Unknown("abandoned"));

    assertThat(told.blockOptional(SOON).orElseThrow().status()).isEqualTo(201);
    assertThat(shop.get("/v1/refunds/" + given.text("/id")).text("/status")).isEqualTo("succeeded");
    assertThat(shop.payment(paid).number("/amount_refunded")).isEqualTo(1000);
    assertThat(shop.refund(paid, "{\"amount\":11551}").status()).isEqualTo(409);
    assertThat(shop.refund(paid, "{\"amount\":11550}").status()).isIn(201, 202);
  }

  /** As it was read before the refund's attempt was decided. */
  private static Payment older(Payment payment) {
    return new Payment(
        payment.organization(),
        payment.id(),
        payment.live(),
        payment.version() - 1,
        payment.terms(),
        payment.state(),
        payment.method(),
        payment.retrying(),
        payment.attempts(),
        payment.createdAt(),
        payment.updatedAt());
  }

  private static Attempt asSent(Attempt attempt) {
    return new Attempt(
        attempt.id(),
        attempt.refund(),
        attempt.undoes(),
        attempt.operation(),
        attempt.route(),
        attempt.rail(),
        attempt.mandate(),
        attempt.reference(),
        attempt.amount(),
        attempt.keyDigest(),
        attempt.createdAt(),
        AttemptResult.NONE,
        Clearing.NONE);
  }
}
