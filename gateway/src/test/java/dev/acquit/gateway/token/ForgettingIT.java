package dev.acquit.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import dev.acquit.vault.Owner;
import dev.acquit.vault.Vault;
import dev.acquit.vault.VaultReference;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import reactor.test.StepVerifier;

/** A number is kept no longer than its token can use it. */
@GatewayTest
class ForgettingIT {

  private static final Duration SOON = Duration.ofSeconds(10);

  @Autowired private Environment environment;
  @Autowired private TokenService tokens;
  @Autowired private TokenStore store;
  @Autowired private Vault vault;

  @Test
  void aTokenPastItsTimeIsForgottenWithItsNumber(Api api) throws SQLException {
    var shop = api.shop();
    var past =
        store.find(shop.caller(), id(shop.token(Shop.APPROVED))).blockOptional(SOON).orElseThrow();
    TestDatabase.of(environment)
        .update(
            "UPDATE acquit.token SET expires_at = now() - interval '25 h' WHERE id = ?", past.id());
    var young =
        store.find(shop.caller(), id(shop.token(Shop.APPROVED))).blockOptional(SOON).orElseThrow();

    StepVerifier.create(tokens.forgetSpent(100)).expectNextCount(1).expectComplete().verify(SOON);

    StepVerifier.create(store.find(shop.caller(), past.id())).expectComplete().verify(SOON);
    StepVerifier.create(vault.reveal(reference(past))).expectComplete().verify(SOON);
    StepVerifier.create(vault.reveal(reference(young)))
        .expectNextCount(1)
        .expectComplete()
        .verify(SOON);
    assertThat(shop.charge(Shop.APPROVED, Shop.fresh()).status()).isIn(201, 202);
  }

  private static UUID id(String token) {
    return IdKind.TOKEN.parse(token).orElseThrow();
  }

  private static VaultReference reference(Token token) {
    return new VaultReference(new Owner(token.organization()), token.vaultId());
  }
}
