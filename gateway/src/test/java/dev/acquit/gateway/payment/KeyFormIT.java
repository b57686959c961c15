package dev.acquit.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestSimulator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever moves money has a key, of 1 to 255 characters. */
@GatewayTest
class KeyFormIT {

  @Test
  void withoutOneNothingMoves(Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    var payment = shop.paid(reference);
    var token = shop.token(Shop.APPROVED);
    var paths = List.of("/capture", "/void", "/refunds");

    var charge = shop.post("/v1/payments", Shop.body(token, reference, ""));
    var others = paths.stream().map(path -> shop.post("/v1/payments/" + payment + path, "{}"));

    assertThat(charge.status()).isEqualTo(400);
    assertThat(charge.text("/code")).isEqualTo("idempotency_key_missing");
    assertThat(others)
        .allSatisfy(reply -> {
          assertThat(reply.status()).isEqualTo(400);
          assertThat(reply.text("/code")).isEqualTo("idempotency_key_missing");
        });
    assertThat(TestSimulator.operations(reference)).containsExactly("charge");
  }

  @Test
  void itHasAtMost255Characters(Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    var body = Shop.body(shop.token(Shop.APPROVED), reference, "");
    var longest = Shop.fresh() + "k".repeat(255 - Shop.fresh().length());

    var refused = shop.post("/v1/payments", longest + "k", body);
    var taken = shop.decided("/v1/payments", longest, body);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("/code")).isEqualTo("idempotency_key_invalid");
    assertThat(taken.status()).isEqualTo(201);
    assertThat(TestSimulator.operations(reference)).containsExactly("charge");
  }
}
