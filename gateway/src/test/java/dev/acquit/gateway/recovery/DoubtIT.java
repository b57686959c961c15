package dev.acquit.gateway.recovery;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Beside;
import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.Impatient;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the processor was silent about is asked, until it answers. */
@Beside
@Impatient
class DoubtIT {

  @ParameterizedTest
  @ValueSource(
      strings = {"timeout_after_commit", "reset_after_commit", "garbage", "http_500_after_commit"})
  void chargeThatWasMadeIsFound(String fault, Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    TestSimulator.fault("charge", reference, fault);

    var payment = shop.settled(shop.charge(Shop.APPROVED, reference), "succeeded");

    assertThat(TestSimulator.operations(reference)).containsExactly("charge");
    assertThat(shop.get("/v1/payments/" + payment + "/timeline").body())
        .contains("\"via\":\"lookup\"");
  }

  @Test
  void chargeThatNeverArrivedIsNotFoundTwiceAndFails(Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    TestSimulator.fault("charge", reference, "timeout_before");

    var payment = shop.settled(shop.charge(Shop.APPROVED, reference), "failed");

    assertThat(shop.payment(payment).text("/failure/reason")).isEqualTo("not_found");
    assertThat(TestSimulator.operations(reference)).isEmpty();
  }

  @Test
  void lookupThatIsNotAnsweredSettlesNothing(Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    TestSimulator.fault("charge", reference, "timeout_after_commit");
    var silent = shop.charge(Shop.APPROVED, reference);
    TestSimulator.strike("lookup", silent.text("/attempts/0/reference"), "http_503", 3);
    shop.settled(silent, "succeeded");
    assertThat(TestSimulator.operations(reference)).containsExactly("charge");
  }

  @Test
  void captureAndVoidAndRefundAreFound(Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    var held = shop.held(reference);
    TestSimulator.fault("capture", reference, "reset_after_commit");
    shop.capture(held, "{\"amount\":10000}");
    settled(shop, held, "succeeded");
    assertThat(shop.payment(held).json().at("/amount_captured").asLong()).isEqualTo(10_000);
    TestSimulator.fault("refund", reference, "reset_after_commit");
    var refund = shop.refund(held, "{\"amount\":100}").text("/id");
    eventually(
        () -> assertThat(shop.get("/v1/refunds/" + refund).text("/status")).isEqualTo("succeeded"));

    var other = Shop.fresh();
    var voided = shop.held(other);
    TestSimulator.fault("void", other, "reset_after_commit");
    shop.cancel(voided);
    settled(shop, voided, "canceled");
    assertThat(TestSimulator.operations(other)).containsExactly("authorize", "void");
  }

  @Test
  void halfApprovalIsVoidedAndFails(Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    TestSimulator.fault("charge", reference, "partial");

    var payment = shop.charge(Shop.APPROVED, reference);

    assertThat(payment.text("/status")).isEqualTo("failed");
    assertThat(payment.text("/failure/reason")).isEqualTo("insufficient_funds");
    assertThat(payment.text("/failure/processor_code")).isEqualTo("partial_approval");
    assertThat(TestSimulator.operations(reference)).containsExactly("charge", "void");
  }

  @Test
  void halfApprovalThatCannotBeVoidedAtOnceIsVoidedLater(Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    TestSimulator.fault("charge", reference, "partial");
    TestSimulator.fault("void", reference, "http_503");

    var payment = shop.settled(shop.charge(Shop.APPROVED, reference), "failed");

    assertThat(shop.payment(payment).text("/failure/processor_code")).isEqualTo("partial_approval");
  }

  @Test
  void verificationChargesNothing(Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    var verified = verify(shop, Shop.APPROVED, reference);
    assertThat(verified.status()).isEqualTo(201);
    assertThat(verified.text("/status")).isEqualTo("succeeded");
    assertThat(verified.text("/settlement/status")).isEqualTo("none");
    assertThat(verified.text("/attempts/0/operation")).isEqualTo("verify");
    assertThat(verified.text("/attempts/0/cvc")).isEqualTo("match");
    assertThat(TestSimulator.operations(reference)).containsExactly("verify");
    assertThat(shop.refund(verified.text("/id"), "{}").status()).isEqualTo(409);
    assertThat(shop.cancel(verified.text("/id")).status()).isEqualTo(409);

    assertThat(verify(shop, Shop.NO_FUNDS, Shop.fresh()).text("/failure/reason"))
        .isEqualTo("insufficient_funds");
  }

  private static Reply verify(Shop shop, String number, String reference) {
    return shop.post(
        "/v1/payments",
        Shop.fresh(),
        Shop.body(shop.token(number), reference, ",\"verify\":true").replace("12550", "0"));
  }

  private static void settled(Shop shop, String payment, String status) {
    eventually(() -> assertThat(shop.payment(payment).text("/status")).isEqualTo(status));
  }
}
