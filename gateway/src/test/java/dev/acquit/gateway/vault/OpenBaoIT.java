package dev.acquit.gateway.vault;

import static dev.acquit.gateway.support.Eventually.eventually;
import static dev.acquit.gateway.support.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import dev.acquit.gateway.support.TestSimulator;
import dev.acquit.vault.Vault;
import dev.acquit.vault.embedded.Keyring;
import dev.acquit.vault.embedded.PurgeableVault;
import dev.acquit.vault.standin.Fault;
import dev.acquit.vault.standin.StandIn;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** A gateway whose numbers are in OpenBao; whatever is wrong there, nothing is charged. */
@GatewayTest
@TestPropertySource(
    properties = {
      "acquit.vault.kind=openbao",
      "acquit.vault.openbao.address=http://127.0.0.1:1", // until there is a port
      "acquit.vault.openbao.namespace=" + StandIn.NAMESPACE,
      "acquit.vault.openbao.role-id=" + StandIn.ROLE_ID,
      "acquit.vault.openbao.secret-id=" + StandIn.SECRET_ID,
      "acquit.vault.time-limit=2s",
      "acquit.tokens.live-card-numbers=true",
      "acquit.tokens.forget-every=200ms"
    })
class OpenBaoIT {

  private static final StandIn SERVER = StandIn.start();

  @Autowired private ApplicationContext context;
  @Autowired private Environment environment;

  @DynamicPropertySource
  static void place(DynamicPropertyRegistry properties) {
    properties.add("acquit.vault.openbao.address", SERVER::address);
  }

  @AfterEach
  void heal() {
    SERVER.heals();
  }

  @Test
  void theEmbeddedVaultIsNotThere() throws SQLException {
    assertThat(context.getBeansOfType(Vault.class)).hasSize(1);
    assertThat(context.getBeanNamesForType(PurgeableVault.class)).isEmpty();
    assertThat(context.getBeanNamesForType(Keyring.class)).isEmpty();
    var schemas = "SELECT count(*) FROM information_schema.schemata WHERE schema_name = 'vault'";
    assertThat(TestDatabase.of(environment).number(schemas)).isZero();
  }

  @Test
  void aCardIsTokenizedAndChargedAndForgotten(Api api) throws SQLException {
    var shop = api.shop();
    var reference = Shop.fresh();

    var payment = shop.charge(Shop.APPROVED, reference);

    assertThat(payment.text("/status")).as(payment.body()).isEqualTo("succeeded");
    assertThat(TestSimulator.ledger(reference)).hasSize(1);
    assertThat(SERVER.paths()).filteredOn(path -> isOf(shop, path)).hasSize(1);
    assertThat(SERVER.holds("\"123\"")).isFalse();
    TestDatabase.of(environment)
        .update(
            "UPDATE acquit.token SET expires_at = now() - interval '25 h' WHERE organization_id ="
                + " ?",
            shop.organizationId());
    eventually(() -> assertThat(SERVER.paths()).noneMatch(path -> isOf(shop, path)));
  }

  @Test
  void aBankAccountIsDebited(Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    assertThat(shop.debit(Shop.SETTLES, reference).text("/status")).isEqualTo("processing");
    assertThat(TestSimulator.ledger(reference)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void noTokenIsMade(Fault fault, Api api) {
    var shop = api.shop();
    SERVER.breaks("secret/", fault);

    closed(shop.tokenize(Shop.APPROVED));

    SERVER.heals();
    assertThat(shop.tokenize(Shop.APPROVED).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsChargedAndTheTokenPaysLater(Fault fault, Api api) {
    var shop = api.shop();
    var token = shop.token(Shop.APPROVED);
    var reference = Shop.fresh();
    var key = Shop.fresh();
    SERVER.breaks("secret/", fault);

    closed(shop.post("/v1/payments", key, Shop.body(token, reference, "")));

    assertThat(TestSimulator.ledger(reference)).isEmpty();
    SERVER.heals();
    var later = shop.post("/v1/payments", key, Shop.body(token, reference, ""));
    assertThat(later.text("/status")).as(later.body()).isEqualTo("succeeded");
    assertThat(TestSimulator.ledger(reference)).hasSize(1);
  }

  /** The intent is on record by then: so is that nothing was sent. */
  @ParameterizedTest
  @EnumSource
  void withoutItsSecurityCodeNoCardIsSent(Fault fault, Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    SERVER.breaksAfter("sys/wrapping/unwrap", fault);

    var payment = shop.charge(Shop.APPROVED, reference);

    assertThat(payment.text("/status")).as(payment.body()).isEqualTo("failed");
    assertThat(payment.text("/failure/reason")).isEqualTo("not_attempted");
    assertThat(TestSimulator.ledger(reference)).isEmpty();
  }

  private static boolean isOf(Shop shop, String path) {
    return path.startsWith("acquit/" + shop.organizationId() + "/");
  }

  private static void closed(Reply reply) {
    assertProblem(reply, 503, "vault_unavailable");
  }
}
