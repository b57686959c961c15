package dev.acquit.gateway.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.acquit.gateway.webhook.Endpoint.Status;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is signed here verifies with somebody else's library, and only what is signed does. */
class SignerTest {

  private static final String KEY = "a-secret-of-the-tests-and-of-nobody-else";
  private static final String ID = "evt_01m7zzna0je00bgj5f0geganrz";
  private static final String BODY = "{\"type\":\"webhook.ping\",\"data\":{\"name\":\"Été\"}}";
  private static final UUID ENDPOINT = new UUID(1, 2);

  private final Signer signer = signer(KEY);
  private final Instant now = Instant.now();

  @Test
  void anotherLibraryVerifiesIt() {
    var endpoint = endpoint(ENDPOINT, 1, null);

    assertThat(verifies(signer.secret(endpoint), BODY, now, signed(endpoint, now))).isTrue();
  }

  @Test
  void anAlteredBodyIdOrTimeDoesNotVerify() {
    var endpoint = endpoint(ENDPOINT, 1, null);
    var secret = signer.secret(endpoint);
    var signature = signed(endpoint, now);

    assertThat(verifies(secret, BODY + " ", now, signature)).isFalse();
    assertThat(verifies(secret, BODY, now.minusSeconds(1), signature)).isFalse();
    assertThat(verifies(secret, "evt_x", BODY, now, signature)).isFalse();
  }

  @Test
  void whatIsOldDoesNotVerify() {
    var endpoint = endpoint(ENDPOINT, 1, null);
    var old = now.minus(Duration.ofMinutes(6));

    assertThat(verifies(signer.secret(endpoint), BODY, old, signed(endpoint, old))).isFalse();
  }

  @Test
  void bothSecretsVerifyWhileTheyOverlap() {
    var before = signer.secret(endpoint(ENDPOINT, 1, null));
    var rotated = endpoint(ENDPOINT, 2, now.plusSeconds(60));
    var over = endpoint(ENDPOINT, 2, now.minusSeconds(1));

    assertThat(signed(rotated, now)).matches("v1,\\S{44} v1,\\S{44}");
    assertThat(verifies(before, BODY, now, signed(rotated, now))).isTrue();
    assertThat(verifies(signer.secret(rotated), BODY, now, signed(rotated, now))).isTrue();
    assertThat(signed(over, now)).matches("v1,\\S{44}");
    assertThat(verifies(before, BODY, now, signed(over, now))).isFalse();
    assertThat(verifies(signer.secret(over), BODY, now, signed(over, now))).isTrue();
  }

  @Test
  void allSecretsVerifyThatOverlap() {
    var rotatedTwice = endpoint(ENDPOINT, 4, 2, now.plusSeconds(60));
    var header = signed(rotatedTwice, now);

    assertThat(header).matches("v1,\\S{44} v1,\\S{44} v1,\\S{44}");
    for (int generation = 2; generation <= 4; generation++) {
      var secret = signer.secret(endpoint(ENDPOINT, generation, null));
      assertThat(verifies(secret, BODY, now, header)).isTrue();
    }
    assertThat(verifies(signer.secret(endpoint(ENDPOINT, 1, null)), BODY, now, header)).isFalse();
  }

  @Test
  void everySecretIsItsOwn() {
    var secrets =
        List.of(
            signer.secret(endpoint(ENDPOINT, 1, null)),
            signer.secret(endpoint(ENDPOINT, 2, null)),
            signer.secret(endpoint(new UUID(1, 3), 1, null)),
            signer(KEY + "!").secret(endpoint(ENDPOINT, 1, null)));

    assertThat(secrets).doesNotHaveDuplicates().allMatch(secret -> secret.startsWith("whsec_"));
    assertThat(Base64.getDecoder().decode(secrets.getFirst().substring(6))).hasSize(32);
    assertThat(signer(KEY).secret(endpoint(ENDPOINT, 1, null))).isEqualTo(secrets.getFirst());
  }

  private String signed(Endpoint endpoint, Instant at) {
    return signer.signatures(endpoint, ID, at, BODY.getBytes(UTF_8));
  }

  private static boolean verifies(String secret, String body, Instant at, String signature) {
    return verifies(secret, ID, body, at, signature);
  }

  private static boolean verifies(
      String secret, String id, String body, Instant at, String signature) {
    try {
      new Webhook(secret)
          .verify(
              body,
              Map.of(
                  "webhook-id", List.of(id),
                  "webhook-timestamp", List.of("" + at.getEpochSecond()),
                  "webhook-signature", List.of(signature)));
      return true;
    } catch (WebhookVerificationException refused) {
      return false;
    }
  }

  private static Signer signer(String key) {
    var second = Duration.ofSeconds(1);
    return new Signer(
        new WebhookSettings(
            key, null, second, "1s", second, second.multipliedBy(2), Duration.ofDays(5)));
  }

  private static Endpoint endpoint(UUID id, int generation, @Nullable Instant previousUntil) {
    return endpoint(id, generation, Math.max(1, generation - 1), previousUntil);
  }

  private static Endpoint endpoint(
      UUID id, int generation, int signsFrom, @Nullable Instant previousUntil) {
    return new Endpoint(
        new UUID(0, 0),
        id,
        false,
        URI.create("https://shop.example.com"),
        null,
        List.of("*"),
        Status.ENABLED,
        null,
        generation,
        signsFrom,
        previousUntil,
        null,
        0,
        Instant.EPOCH,
        Instant.EPOCH);
  }
}
