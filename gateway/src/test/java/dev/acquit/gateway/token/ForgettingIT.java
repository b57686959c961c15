package dev.acquit.gateway.token;

import static dev.acquit.gateway.support.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import dev.acquit.gateway.support.TestSimulator;
import dev.acquit.vault.Owner;
import dev.acquit.vault.Vault;
import dev.acquit.vault.VaultReference;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
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
    var card = found(shop, shop.token(Shop.APPROVED));
    var account = found(shop, shop.debitToken(Shop.SETTLES));
    longAgo(shop);
    var young = found(shop, shop.token(Shop.APPROVED));

    forget();

    for (var past : List.of(card, account)) {
      StepVerifier.create(store.find(shop.caller(), past.id())).expectComplete().verify(SOON);
      StepVerifier.create(vault.reveal(reference(past))).expectComplete().verify(SOON);
      StepVerifier.create(vault.takeSecurityCode(reference(past))).expectComplete().verify(SOON);
    }
    StepVerifier.create(vault.reveal(reference(young)))
        .expectNextCount(1)
        .expectComplete()
        .verify(SOON);
    assertThat(shop.charge(Shop.APPROVED, Shop.fresh()).status()).isIn(201, 202);
  }

  /** A bank may ask for it long after the number is gone. */
  @Test
  void aMandateStaysWithItsEvidenceAndSoDoesThePayment(Api api) throws SQLException {
    var shop = api.shop();
    var unused = found(shop, shop.debitToken(Shop.SETTLES));
    var debit = shop.debit(Shop.SETTLES, Shop.fresh());
    longAgo(shop);

    forget();

    StepVerifier.create(store.find(shop.caller(), unused.id())).expectComplete().verify(SOON);
    assertThat(count("acquit.token", "", shop)).isZero();
    assertThat(count("vault.secret", "", shop)).isZero();
    assertThat(
            count(
                "acquit.mandate",
                " AND accepted_at = '2026-11-20T15:00:00Z' AND ip = '203.0.113.7'"
                    + " AND text_version = 'pad-2026-01' AND kind = 'personal'",
                shop))
        .isEqualTo(2);
    var kept = shop.payment(debit.text("/id"));
    assertThat(kept.text("/status")).isEqualTo("processing");
    assertThat(kept.json().at("/source")).isEqualTo(debit.json().at("/source"));
  }

  /** The number goes first: a token that is still there when the gateway dies pays nothing. */
  @Test
  void aTokenWhoseNumberIsForgottenHasExpired(Api api) {
    var shop = api.shop();
    for (var token : List.of(shop.token(Shop.APPROVED), shop.debitToken(Shop.SETTLES))) {
      var reference = Shop.fresh();
      StepVerifier.create(vault.forget(reference(found(shop, token))))
          .expectComplete()
          .verify(SOON);

      var reply = shop.post("/v1/payments", Shop.fresh(), Shop.body(token, reference, ""));

      assertProblem(reply, 409, "token_expired");
      assertThat(TestSimulator.ledger(reference)).isEmpty();
    }
  }

  @Test
  void aTokenThatIsForgottenItselfIsNotThere(Api api) throws SQLException {
    var shop = api.shop();
    var token = shop.token(Shop.APPROVED);
    longAgo(shop);
    assertProblem(pay(shop, token), 409, "token_expired");

    forget();

    assertProblem(pay(shop, token), 404, "not_found");
  }

  private static Reply pay(Shop shop, String token) {
    return shop.post("/v1/payments", Shop.fresh(), Shop.body(token, Shop.fresh(), ""));
  }

  /** As if all the shop's tokens had been made the day before yesterday. */
  private void longAgo(Shop shop) throws SQLException {
    TestDatabase.of(environment)
        .update(
            "UPDATE acquit.token SET expires_at = now() - interval '25 h' WHERE organization_id ="
                + " ?",
            shop.organizationId());
  }

  private void forget() {
    StepVerifier.create(tokens.forgetSpent(100)).expectNextCount(1).expectComplete().verify(SOON);
  }

  private long count(String table, String condition, Shop shop) throws SQLException {
    return TestDatabase.of(environment)
        .number(
            "SELECT count(*) FROM " + table + " WHERE organization_id = ?" + condition,
            shop.organizationId());
  }

  private Token found(Shop shop, String token) {
    return store.find(shop.caller(), id(token)).blockOptional(SOON).orElseThrow();
  }

  private static UUID id(String token) {
    return IdKind.TOKEN.parse(token).orElseThrow();
  }

  private static VaultReference reference(Token token) {
    return new VaultReference(
        new Owner(token.organization()), Objects.requireNonNull(token.vaultId()));
  }
}
