package dev.acquit.gateway.payment;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestSimulator;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Of two operations that exclude each other exactly one is done; the other is told 409. */
@GatewayTest
class OneWinsIT {

  private static final int ROUNDS = 30;
  private static final List<String> CODES = List.of("operation_in_progress", "wrong_state");

  @Test
  void ofACaptureAndAVoid(Api api) {
    var shop = api.shop();
    for (var round = 0; round < ROUNDS; round++) {
      var reference = Shop.fresh();
      var payment = shop.held(reference);

      var done = race(shop, payment, reference, "capture", "void");

      shop.settled(shop.payment(payment), done.equals("capture") ? "succeeded" : "canceled");
    }
  }

  @Test
  void ofAVoidAndARefund(Api api) {
    var shop = api.shop();
    for (var round = 0; round < ROUNDS; round++) {
      var reference = Shop.fresh();
      var payment = shop.paid(reference);

      var done = race(shop, payment, reference, "void", "refunds");

      shop.settled(shop.payment(payment), done.equals("void") ? "canceled" : "succeeded");
    }
  }

  /** Starts both, in an order that changes; returns what the simulator did. */
  private static String race(
      Shop shop, String payment, String reference, String one, String other) {
    var before = TestSimulator.operations(reference).size();
    var both = new ArrayList<>(List.of(one, other));
    if (reference.hashCode() % 2 == 0) {
      both.add(both.removeFirst());
    }
    var path = "/v1/payments/" + payment + "/";

    var asked =
        both.stream().map(operation -> shop.postLater(path + operation, Shop.fresh(), "")).toList();
    var replies = asked.stream().map(CompletableFuture::join).toList();

    assertThat(replies)
        .filteredOn(reply -> reply.status() == 409)
        .singleElement()
        .satisfies(reply -> assertThat(reply.text("/code")).isIn(CODES));
    eventually(() -> assertThat(TestSimulator.operations(reference)).hasSize(before + 1));
    return TestSimulator.operations(reference).getLast();
  }
}
