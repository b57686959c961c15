package dev.acquit.gateway.action;

import static dev.acquit.gateway.support.Eventually.eventually;
import static dev.acquit.gateway.support.Problems.assertProblem;
import static dev.acquit.gateway.support.Problems.errors;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.ProcessorEvents;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestSimulator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A refund that failed, sent again or made by other means. */
@GatewayTest
class RefundRetryIT {

  private static final String OFFLINE = "{\"offline\":true,\"note\":\"Cheque 1234\"}";

  @Test
  void ofManyAdminsOneRefunds(Api api) {
    var failed = Failed.of(api.shop(), "insufficient_funds");
    var path = Desk.PATH + "/" + failed.item() + "/retry";
    assertThat(failed.desk().post(failed.item(), "retry", "{\"dry_run\":true}").body())
        .contains("\"allowed\":true");

    var replies =
        IntStream.range(0, 10)
            .mapToObj(_ -> failed.shop().postLater(path, Shop.fresh(), "{}"))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(replies).filteredOn(reply -> reply.status() < 300).hasSize(1);
    assertThat(replies)
        .filteredOn(reply -> reply.status() >= 300)
        .allSatisfy(
            reply -> assertThat(reply.text("/code")).isIn("operation_in_progress", "wrong_state"));
    failed.desk().becomes(failed.payment, "resolved");
    assertThat(failed.now().text("/status")).isEqualTo("succeeded");
    assertThat(TestSimulator.operations(failed.reference))
        .containsExactly("charge", "refund", "refund"); // the one that came back, and one more
    assertThat(failed.shop().payment(failed.payment).number("/amount_refunded")).isEqualTo(5000);
    assertThat(failed.attempts()).hasSize(3);
  }

  @Test
  void theKeyAnswersTheSameAndAnotherSourceIsNone(Api api) {
    var failed = Failed.of(api.shop(), "insufficient_funds");
    var path = Desk.PATH + "/" + failed.item() + "/retry";
    var token = failed.shop().token(Shop.APPROVED);
    var key = Shop.fresh();

    var first = failed.shop().decided(path, key, "{}");

    assertThat(first.text("/id")).as(first.body()).isEqualTo(failed.refund);
    assertThat(failed.shop().post(path, key, "{}").body()).isEqualTo(first.body());
    assertThat(errors(failed.shop().post(path, Shop.fresh(), "{\"source\":\"" + token + "\"}")))
        .containsExactly("/source not_supported");
    assertProblem(failed.shop().post(path, Shop.fresh(), "{}"), 409, "wrong_state");
  }

  @Test
  void whatNothingTakesAnyMoreIsMadeByOtherMeans(Api api) {
    var failed = Failed.of(api.shop(), "expired_card");
    var desk = failed.desk();
    var item = failed.item();
    assertProblem(desk.post(item, "retry", "{}"), 409, "retry_refused");
    assertThat(desk.post(item, "retry", "{\"dry_run\":true}").text("/refusal"))
        .isEqualTo("retry_refused");

    var done = desk.post(item, "retry", OFFLINE);

    assertThat(done.status()).as(done.body()).isEqualTo(201);
    assertThat(done.text("/status")).isEqualTo("succeeded");
    var ended = desk.becomes(failed.payment, "resolved");
    assertThat(ended.text("/detail/notes/0/text")).isEqualTo("Cheque 1234");
    assertProblem(desk.post(item, "retry", OFFLINE), 409, "wrong_state");
    assertThat(failed.shop().payment(failed.payment).number("/amount_refunded")).isEqualTo(5000);
    assertThat(TestSimulator.operations(failed.reference)).containsExactly("charge", "refund");
  }

  @Test
  void whatMayBeSentAgainIsNotMadeByOtherMeans(Api api) {
    var failed = Failed.of(api.shop(), "insufficient_funds");

    assertProblem(failed.desk().post(failed.item(), "retry", OFFLINE), 409, "wrong_state");
  }

  /** The payer has it twice: somebody has to look. */
  @Test
  void thatBothTriesSucceedIsAMismatch(Api api) {
    var failed = Failed.of(api.shop(), "insufficient_funds");
    var first = failed.attempts().get(1);
    var path = Desk.PATH + "/" + failed.item() + "/retry";
    assertThat(failed.shop().decided(path, Shop.fresh(), "{}").text("/status"))
        .isEqualTo("succeeded");
    failed.desk().becomes(failed.payment, "resolved");

    failed.events().refund(first, "refund.succeeded", 20, "approved", "");

    var item = failed.desk().becomes(failed.payment, "open");
    assertThat(item.text("/cause")).isEqualTo("mismatch");
    assertThat(item.json().at("/refund").isNull()).isTrue();
    assertThat(failed.now().text("/status")).isEqualTo("succeeded");
    assertThat(failed.shop().payment(failed.payment).number("/amount_refunded")).isEqualTo(5000);
  }

  /** A refund of 50.00 that was done, and came back days later for that reason. */
  private record Failed(Shop shop, String reference, String payment, String refund) {

    static Failed of(Shop shop, String reason) {
      var reference = Shop.fresh();
      var payment = shop.paid(reference);
      var refund = shop.refund(payment, "{\"amount\":5000}").text("/id");
      var failed = new Failed(shop, reference, payment, refund);
      eventually(() -> assertThat(failed.now().text("/status")).isEqualTo("succeeded"));
      var code = ",\"decline_code\":\"" + reason + "\"";
      failed.events().refund(failed.attempts().get(1), "refund.failed", 9, "declined", code);
      eventually(() -> assertThat(failed.now().text("/status")).isEqualTo("failed"));
      return failed;
    }

    Desk desk() {
      return new Desk(shop);
    }

    String item() {
      return desk().item(payment);
    }

    Reply now() {
      return shop.get("/v1/refunds/" + refund);
    }

    List<JsonNode> attempts() {
      return shop.payment(payment).json().at("/attempts").valueStream().toList();
    }

    ProcessorEvents events() {
      return ProcessorEvents.of(shop, payment);
    }
  }
}
