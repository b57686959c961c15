package dev.acquit.gateway.payment;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.Hurried;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestSimulator;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A capture or a void in doubt leaves the payment as it was, and locked. */
@Hurried
class ModificationFaultIT {

  @ParameterizedTest
  @CsvSource({
    "timeout_before,0",
    "timeout_after_commit,1",
    "reset,0",
    "reset_after_commit,1",
    "garbage,1",
    "empty,1",
    "http_500,0",
    "http_500_after_commit,1",
    "http_503,0",
    "duplicate,0",
  })
  void locksWhatIsHeld(String fault, int done, Api api) {
    for (var operation : new String[] {"capture", "void"}) {
      var shop = api.shop();
      var reference = Shop.fresh();
      var payment = shop.held(reference);
      TestSimulator.fault(operation, reference, fault);

      locked(shop, payment, operation, "authorized");

      wrongState(shop.refund(payment, "{}"));
      assertThat(TestSimulator.operations(reference)).hasSize(1 + done);
    }
  }

  @ParameterizedTest
  @CsvSource({"timeout_before,1", "reset_after_commit,2"})
  void locksWhatWasTaken(String fault, int done, Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    var payment = shop.paid(reference);
    TestSimulator.fault("void", reference, fault);

    locked(shop, payment, "void", "succeeded");

    inProgress(shop.refund(payment, "{\"amount\":1}"));
    assertThat(TestSimulator.operations(reference)).hasSize(done);
  }

  private static void locked(Shop shop, String payment, String operation, String status) {
    var path = "/v1/payments/" + payment + "/" + operation;
    var key = Shop.fresh();

    var first = shop.post(path, key, "");

    assertThat(first.status()).isEqualTo(202);
    assertThat(first.text("/status")).isEqualTo(status);
    var again = shop.post(path, key, "");
    assertThat(again.status()).isEqualTo(202);
    assertThat(again.replayed()).isTrue();
    inProgress(shop.cancel(payment));
    if (status.equals("authorized")) {
      inProgress(shop.capture(payment, "{}"));
    }
    assertThat(shop.payment(payment).text("/status")).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"capture,http_429", "capture,http_401", "void,http_429", "void,http_401"})
  void isFreeAgainWhereNothingWasDone(String operation, String fault, Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    var payment = shop.held(reference);
    var path = "/v1/payments/" + payment + "/" + operation;
    TestSimulator.fault(operation, reference, fault);

    var failed = shop.decided(path, Shop.fresh(), "");

    assertThat(failed.text("/status")).isEqualTo("authorized");
    assertThat(TestSimulator.operations(reference)).containsExactly("authorize");
    eventually(() -> { // who was told to wait, waits
      shop.decided(path, Shop.fresh(), "");
      assertThat(TestSimulator.operations(reference)).containsExactly("authorize", operation);
    });
  }

  @ParameterizedTest
  @CsvSource({"capture,succeeded", "void,canceled"})
  void aSlowAnswerSettlesItLater(String operation, String status, Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    var payment = shop.held(reference);
    var path = "/v1/payments/" + payment + "/" + operation;
    var key = Shop.fresh();
    TestSimulator.slow(operation, reference, Duration.ofMillis(1500));

    var first = shop.post(path, key, "");

    assertThat(first.status()).isEqualTo(202);
    assertThat(first.text("/status")).isEqualTo("authorized");
    shop.settled(first, status);
    var again = shop.post(path, key, "");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text("/status")).isEqualTo(status);
    assertThat(TestSimulator.operations(reference)).containsExactly("authorize", operation);
  }

  @Test
  void nothingIsDoneToAPaymentInDoubt(Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    TestSimulator.fault("charge", reference, "reset_after_commit");
    var payment = shop.charge(Shop.APPROVED, reference).text("/id");

    wrongState(shop.capture(payment, "{}"));
    wrongState(shop.cancel(payment));
    wrongState(shop.refund(payment, "{}"));

    assertThat(TestSimulator.operations(reference)).containsExactly("charge");
  }

  private static void inProgress(Reply reply) {
    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.text("/code")).isEqualTo("operation_in_progress");
  }

  private static void wrongState(Reply reply) {
    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.text("/code")).isEqualTo("wrong_state");
  }
}
