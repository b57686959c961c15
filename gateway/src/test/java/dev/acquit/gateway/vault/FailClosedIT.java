package dev.acquit.gateway.vault;

import static dev.acquit.gateway.support.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Beside;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import dev.acquit.gateway.support.TestSimulator;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;

/**
 * A vault that is down, slow, or full of what does not open: nothing reaches the processor,
 * whichever step of a charge it meets, and the token pays once the vault is back.
 */
@Beside
@ResourceLock("the vault of FailClosedIT") // so that its methods follow each other
@GatewayTest
@TestPropertySource(properties = "acquit.vault.time-limit=1s")
class FailClosedIT {

  @Autowired private Environment environment;

  @ParameterizedTest
  @MethodSource("silences")
  void noTokenIsMade(Outage outage, Api api) throws Exception {
    var shop = api.shop();

    outage.during(
        database(),
        "vault.secret",
        () -> {
          closed(shop.tokenize(Shop.APPROVED));
          closed(shop.tokenizeAccount(Shop.SETTLES, ",\"mandate\":" + Shop.MANDATE));
        });

    assertThat(count("acquit.token", shop) + count("acquit.mandate", shop)).isZero();
    assertThat(count("vault.secret", shop) + count("vault.security_code", shop)).isZero();
    assertThat(shop.tokenize(Shop.APPROVED).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @MethodSource("outages")
  void noIntentIsWrittenAndTheTokenPaysLater(Outage outage, Api api) throws Exception {
    var shop = api.shop();
    var card = Charge.of(shop.token(Shop.APPROVED));
    var account = Charge.of(shop.debitToken(Shop.SETTLES));

    outage.during(
        database(),
        "vault.secret",
        () -> {
          closed(card.by(shop));
          closed(account.by(shop));
        });

    assertThat(count("acquit.payment", shop)).isZero();
    assertThat(count("acquit.idempotency_key", shop)).isZero();
    assertThat(used(shop)).isZero();
    assertThat(card.sent() + account.sent()).isZero();
    assertThat(card.by(shop).text("/status")).isEqualTo("succeeded");
    assertThat(account.by(shop).text("/status")).isEqualTo("processing");
    assertThat(List.of(card.sent(), account.sent())).containsOnly(1);
  }

  /** The intent is on record by then: so is that nothing was sent. */
  @ParameterizedTest
  @MethodSource("outages")
  void withoutItsSecurityCodeNoCardIsSent(Outage outage, Api api) throws Exception {
    var shop = api.shop();
    var charge = Charge.of(shop.token(Shop.APPROVED));

    outage.during(database(), "vault.security_code", () -> notAttempted(charge.by(shop)));

    assertThat(charge.sent()).isZero();
    var again = charge.by(shop);
    notAttempted(again);
    assertThat(again.replayed()).isTrue();
    assertThat(charge.sent()).isZero();
    var next = Charge.of(shop.token(Shop.APPROVED));
    assertThat(next.by(shop).text("/status")).isEqualTo("succeeded");
  }

  /** A bank account has no security code, and is debited without that table. */
  @Test
  void aBankAccountNeedsNoSecurityCode(Api api) throws Exception {
    var shop = api.shop();
    var charge = Charge.of(shop.debitToken(Shop.SETTLES));

    new Outage.Down()
        .during(
            database(),
            "vault.security_code",
            () -> assertThat(charge.by(shop).text("/status")).isEqualTo("processing"));

    assertThat(charge.sent()).isEqualTo(1);
  }

  static Stream<Outage> outages() {
    return Stream.concat(silences(), Stream.of(new Outage.Unreadable()));
  }

  static Stream<Outage> silences() {
    return Stream.of(new Outage.Down(), new Outage.Slow());
  }

  private static void closed(Reply reply) {
    assertProblem(reply, 503, "vault_unavailable");
    assertThat(reply.text("/detail")).isEqualTo("The vault does not answer; nothing was charged");
    assertThat(reply.headers().firstValue("Retry-After")).isPresent();
  }

  private static void notAttempted(Reply reply) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    assertThat(reply.text("/status")).isEqualTo("failed");
    assertThat(reply.text("/failure/reason")).isEqualTo("not_attempted");
    assertThat(reply.text("/attempts/0/status")).isEqualTo("not_attempted");
  }

  private TestDatabase database() {
    return TestDatabase.of(environment);
  }

  private long count(String table, Shop shop) throws SQLException {
    return database()
        .number(
            "SELECT count(*) FROM " + table + " WHERE organization_id = ?", shop.organizationId());
  }

  private long used(Shop shop) throws SQLException {
    return database()
        .number(
            "SELECT count(used_by) FROM acquit.token WHERE organization_id = ?",
            shop.organizationId());
  }

  /** A charge that can be asked for again. */
  private record Charge(String token, String key, String reference) {

    static Charge of(String token) {
      return new Charge(token, Shop.fresh(), Shop.fresh());
    }

    Reply by(Shop shop) {
      return shop.post("/v1/payments", key, Shop.body(token, reference, ""));
    }

    int sent() {
      return TestSimulator.ledger(reference).size();
    }
  }
}
