package dev.acquit.vault.openbao;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.acquit.vault.Owner;
import dev.acquit.vault.Secret.CardNumber;
import dev.acquit.vault.SecurityCode;
import dev.acquit.vault.VaultReference;
import dev.acquit.vault.VaultUnavailableException;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

/** The client against answers as the API's documentation has them, word for word. */
class WireTest {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final CardNumber CARD = new CardNumber("4242424242424242", null);
  private static final Owner OWNER =
      new Owner(UUID.fromString("0190f5fe-0000-7000-8000-000000000001"));
  private static final VaultReference REFERENCE = new VaultReference(OWNER, "abc");
  private static final String PATH = "/acquit/0190f5fe-0000-7000-8000-000000000001/abc";

  private static final String HMAC = "vault:v1:r5ToNU5k/xoHN7HwHgcI+Rv8Tqk5dT0gk2H0mA0v3mU=";

  private final WireMockServer server = new WireMockServer(options().dynamicPort());
  private RenewableVault vault;

  @BeforeEach
  void start() {
    server.start();
    vault =
        OpenBao.open(
            Vaults.settings(
                URI.create(server.baseUrl() + "/"),
                new OpenBaoSettings.Login.AppRole("approle", "59d6d1ca", "84896a0c"),
                SOON,
                null));
    server.stubFor(
        post("/v1/auth/approle/login")
            .willReturn(
                jsonResponse(
                    """
                    {"auth":{"renewable":true,"lease_duration":1200,"metadata":null,
                      "token_policies":["default"],"accessor":"fd6c9a00-d2dc-3b11-0be5-af7ae0e1d374",
                      "client_token":"5b1a0318-679c-9c45-e5c6-d1b9a9035d49"},
                     "warnings":null,"wrap_info":null,"data":null,"lease_duration":0,"renewable":false,"lease_id":""}
                    """,
                    200)));
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void aCardIsKeptInThreeCallsAfterALogin() {
    hmac(HMAC);
    server.stubFor(
        post("/v1/sys/wrapping/wrap")
            .willReturn(
                jsonResponse(
                    """
                    {"request_id":"","lease_id":"","lease_duration":0,"renewable":false,"data":null,"warnings":null,
                     "wrap_info":{"token":"fb79b9d3-d94e-9eb6-4919-c559311133d6","ttl":900,
                       "creation_time":"2016-09-28T14:41:00.56961496-04:00","creation_path":"sys/wrapping/wrap"}}
                    """,
                    200)));
    server.stubFor(
        any(anyUrl())
            .atPriority(9)
            .willReturn(
                jsonResponse(
                    """
                    {"data":{"created_time":"2018-03-22T02:36:43.986212308Z","custom_metadata":null,
                      "deletion_time":"","destroyed":false,"version":1}}
                    """,
                    200)));
    var card = new CardNumber("4242424242424242", new SecurityCode("123"));

    var kept = Objects.requireNonNull(vault.keep(OWNER, card).block(SOON));

    assertThat(sent())
        .map(WireTest::told)
        .containsExactly(
            "POST /v1/auth/approle/login null null"
                + " {\"role_id\":\"59d6d1ca\",\"secret_id\":\"84896a0c\"}",
            "POST /v1/transit/hmac/acquit-fingerprint/sha2-256 5b1a0318 null"
                + " {\"input\":\"Y2FyZDo0MjQyNDI0MjQyNDI0MjQy\",\"key_version\":1}",
            "POST /v1/sys/wrapping/wrap 5b1a0318 900 {\"code\":\"123\"}",
            "POST /v1/secret/data/acquit/0190f5fe-0000-7000-8000-000000000001/"
                + kept.reference().id()
                + " 5b1a0318 null {\"options\":{\"cas\":0},\"data\":{\"reference\":\""
                + OWNER.organization()
                + "/"
                + kept.reference().id()
                + "\",\"kind\":\"card\",\"number\":\"4242424242424242\","
                + "\"security_code_token\":\"fb79b9d3-d94e-9eb6-4919-c559311133d6\"}}");
    assertThat(sent())
        .allSatisfy(call -> assertThat(call.getHeader("X-Vault-Namespace")).isEqualTo("payments"))
        .allSatisfy(
            call -> assertThat(call.getHeader("Content-Type")).isEqualTo("application/json"));
  }

  @Test
  void aCodeIsUnwrappedByItsOwnToken() {
    document(",\"security_code_token\":\"fb79b9d3\"");
    server.stubFor(
        post("/v1/sys/wrapping/unwrap")
            .willReturn(
                jsonResponse(
                    """
                    {"request_id":"8e33c808-f86c-cff8-f30a-fbb3ac22c4a8","lease_id":"","lease_duration":2592000,
                     "renewable":false,"data":{"code":"123"},"warnings":null}
                    """,
                    200)));

    StepVerifier.create(vault.takeSecurityCode(REFERENCE))
        .expectNext(new SecurityCode("123"))
        .expectComplete()
        .verify(SOON);

    assertThat(told(sent().getLast())).isEqualTo("POST /v1/sys/wrapping/unwrap fb79b9d3 null ");
  }

  @Test
  void aSecretIsRemovedWithAllItsVersions() {
    server.stubFor(delete("/v1/secret/metadata" + PATH).willReturn(aResponse().withStatus(204)));

    StepVerifier.create(vault.forget(REFERENCE)).expectComplete().verify(SOON);

    assertThat(told(sent().getLast()))
        .isEqualTo("DELETE /v1/secret/metadata" + PATH + " 5b1a0318 null ");
  }

  /** Somebody deleted or destroyed the version by hand. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        {"errors":[]}
        """,
        """
        {"request_id":"1","data":{"data":null,"metadata":{"created_time":"2018-03-22T02:24:06.945319214Z",
          "custom_metadata":null,"deletion_time":"2018-03-22T03:24:06.945319214Z","destroyed":false,"version":1}}}
        """,
        """
        {"data":{"data":null,"metadata":{"created_time":"2018-03-22T02:24:06.945319214Z","custom_metadata":null,
          "deletion_time":"","destroyed":true,"version":1}}}
        """
      })
  void whatIsNotThereIsForgotten(String body) {
    server.stubFor(get("/v1/secret/data" + PATH).willReturn(jsonResponse(body, 404)));
    StepVerifier.create(vault.reveal(REFERENCE)).expectComplete().verify(SOON);
  }

  @Test
  void theNumberIsReadAsItWasWritten() {
    document("");
    StepVerifier.create(vault.reveal(REFERENCE)).expectNext(CARD).expectComplete().verify(SOON);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vault:v2:r5ToNU5k/xoHN7HwHgcI+Rv8Tqk5dT0gk2H0mA0v3mU=",
        "vault:v1:r5ToNU5k",
        "vault:v1:?",
        "vault:v1:",
        "r5ToNU5k/xoHN7HwHgcI+Rv8Tqk5dT0gk2H0mA0v3mU=",
        ""
      })
  void whatIsNoDigestOfThatKeyIsNoFingerprint(String hmac) {
    hmac(hmac);
    StepVerifier.create(vault.fingerprint(CARD))
        .expectError(VaultUnavailableException.class)
        .verify(SOON);
  }

  /** 20 of its bytes, and nothing else of it. */
  @Test
  void aFingerprintIsTheDigestShortened() {
    hmac("vault:v1:" + Base64.getEncoder().encodeToString(new byte[32]));
    StepVerifier.create(vault.fingerprint(CARD))
        .expectNext("a".repeat(32))
        .expectComplete()
        .verify(SOON);
  }

  private void hmac(String hmac) {
    server.stubFor(
        post("/v1/transit/hmac/acquit-fingerprint/sha2-256")
            .willReturn(jsonResponse("{\"data\":{\"hmac\":\"" + hmac + "\"}}", 200)));
  }

  private void document(String more) {
    var body =
        """
        {"data":{"data":{"reference":"%s/abc","kind":"card","number":"4242424242424242"%s},
          "metadata":{"created_time":"2018-03-22T02:24:06.945319214Z","custom_metadata":null,"deletion_time":"",
            "destroyed":false,"version":1}}}
        """
            .formatted(OWNER.organization(), more);
    server.stubFor(get("/v1/secret/data" + PATH).willReturn(jsonResponse(body, 200)));
  }

  /** Oldest first. */
  private List<LoggedRequest> sent() {
    return server.getAllServeEvents().reversed().stream().map(event -> event.getRequest()).toList();
  }

  /** The token's first part is enough. */
  private static String told(LoggedRequest request) {
    var token = request.getHeader("X-Vault-Token");
    return String.join(
        " ",
        request.getMethod().getName(),
        request.getUrl(),
        token == null ? "null" : token.split("-", 2)[0],
        String.valueOf(request.getHeader("X-Vault-Wrap-TTL")),
        request.getBodyAsString());
  }
}
