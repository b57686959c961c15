package dev.acquit.gateway.access;

import static dev.acquit.gateway.support.Problems.assertProblem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** A key opens the door while it lasts, and nobody can read it off the table. */
@GatewayTest
class KeyIT {

  @Autowired private Environment environment;

  @Test
  void withoutOneNobodyPasses(Api api) {
    var reply = api.http().get("/v1/payments", Map.of());

    assertProblem(reply, 401, "unauthorized");
    assertThat(reply.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer",
        "Bearer ",
        "Bearer aq_test_nobody",
        "Basic YTpi",
        "aq_test_nobody",
        "Bearer a b",
        "Bearer \u00e9",
        "Bearer ' OR 1=1",
        "Digest x"
      })
  void aBadOneDoesNotPass(String header, Api api) {
    var reply = api.http().get("/v1/payments", Map.of("Authorization", header));

    assertProblem(reply, 401, "unauthorized");
    assertThat(reply.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    assertThat(reply.body()).doesNotContain("nobody");
  }

  @Test
  void aVeryLongOneDoesNotPass(Api api) {
    assertProblem(
        api.http().get("/v1/payments", Api.bearer("aq_test_" + "a".repeat(5_000))),
        401,
        "unauthorized");
  }

  @Test
  void theSchemeHasNoCase(Api api) {
    var key = api.shop().key();

    assertThat(api.http().get("/v1/payments", Map.of("Authorization", "bearer " + key)).status())
        .isEqualTo(200);
  }

  @Test
  void isShownOnceAndKeptAsADigest(Api api) throws SQLException {
    var shop = api.shop();
    var listed =
        api.http()
            .get(
                "/v1/organizations/" + shop.organization() + "/api_keys",
                Api.bearer("aq_operator_of_the_tests"));

    assertThat(listed.status()).isEqualTo(200);
    assertThat(listed.json().at("/data").size()).isEqualTo(1);
    assertThat(listed.text("/data/0/hint"))
        .isEqualTo(shop.key().substring(shop.key().length() - 4));
    assertThat(listed.body()).doesNotContain(shop.key(), "digest");
    assertThat(listed.json().at("/data/0").has("key")).isFalse();
    assertThat(
            TestDatabase.of(environment)
                .number(
                    "SELECT count(*) FROM acquit.api_key WHERE organization_id = ? AND"
                        + " octet_length(digest) = 32 AND position(?::bytea IN digest) = 0 AND"
                        + " api_key::text NOT LIKE ?",
                    shop.organizationId(),
                    shop.key().substring(8, 20).getBytes(UTF_8),
                    "%" + shop.key().substring(8) + "%"))
        .isEqualTo(1);
  }

  @Test
  void endsWhenItIsRevoked(Api api) {
    var shop = api.shop();
    var keys = "/v1/organizations/" + shop.organization() + "/api_keys";
    var made = api.asOperator(keys, "{\"name\":\"Lost\"}");
    var lost = new Shop(api, shop.organization(), made.text("/key"));
    assertThat(lost.get("/v1/payments").status()).isEqualTo(200);

    var operator = Api.bearer("aq_operator_of_the_tests");
    var revoked = api.http().delete(keys + "/" + made.text("/id"), operator);

    assertThat(revoked.status()).isEqualTo(200);
    assertThat(revoked.text("/revoked_at")).isNotEmpty();
    assertThat(api.http().delete(keys + "/" + made.text("/id"), operator).body())
        .isEqualTo(revoked.body());
    Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() -> assertProblem(lost.get("/v1/payments"), 401, "unauthorized"));
    assertThat(shop.get("/v1/payments").status()).isEqualTo(200);
  }
}
