package dev.acquit.gateway.payment;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestSimulator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@GatewayTest
class OneChargePerKeyIT {

  private static final int AT_ONCE = 50;
  private static final int ROUNDS = 100;

  @Test
  void howeverManyAskAtOnce(Api api) {
    var shop = api.shop();
    for (var round = 0; round < ROUNDS; round++) {
      askAtOnce(shop);
    }
  }

  private static void askAtOnce(Shop shop) {
    var reference = Shop.fresh();
    var key = Shop.fresh();
    var body = Shop.body(shop.token(Shop.APPROVED), reference, "");

    var replies = atOnce(i -> shop.postLater("/v1/payments", key, body));

    var decided = shop.decided("/v1/payments", key, body);
    assertThat(decided.text("/status")).isEqualTo("succeeded");
    assertThat(replies).allSatisfy(reply -> allowed(reply, decided));
    assertThat(replies).filteredOn(reply -> reply.status() != 409 && !reply.replayed()).hasSize(1);
    assertThat(TestSimulator.operations(reference)).containsExactly("charge");
  }

  /** In flight; or what was decided; or, on a very slow machine, that it is not known yet. */
  private static void allowed(Reply reply, Reply decided) {
    switch (reply.status()) {
      case 201 -> assertThat(reply.body()).isEqualTo(decided.body());
      case 202 -> assertThat(reply.text("/status")).isEqualTo("unknown");
      default -> {
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.text("/code")).isEqualTo("idempotency_key_in_flight");
        assertThat(reply.headers().firstValue("Retry-After")).isPresent();
      }
    }
  }

  @Test
  void andOnePerToken(Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    var body = Shop.body(shop.token(Shop.APPROVED), reference, "");

    var replies = atOnce(i -> shop.postLater("/v1/payments", Shop.fresh(), body));

    var refused = replies.stream().filter(reply -> reply.status() == 409).toList();
    assertThat(refused).hasSize(AT_ONCE - 1);
    assertThat(refused)
        .allSatisfy(reply -> assertThat(reply.text("/code")).isEqualTo("token_used"));
    eventually(() -> assertThat(TestSimulator.operations(reference)).containsExactly("charge"));
  }

  private static List<Reply> atOnce(IntFunction<CompletableFuture<Reply>> ask) {
    var asked = IntStream.range(0, AT_ONCE).mapToObj(ask).toList();
    return asked.stream().map(CompletableFuture::join).toList();
  }
}
