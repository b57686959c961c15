package dev.acquit.gateway.webhook;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Signs as Standard Webhooks 1.0 says. A secret is stored nowhere: it is derived from the gateway's
 * key, and from the endpoint's id and the secret's generation.
 */
@Component
class Signer {

  private static final String ALGORITHM = "HmacSHA256";
  private static final byte[] PURPOSE = "acquit webhook secret".getBytes(StandardCharsets.US_ASCII);

  private final SecretKeySpec key;

  Signer(WebhookSettings settings) {
    this.key = new SecretKeySpec(settings.key().getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /** The endpoint's secret, as it is shown once: 32 bytes. */
  String secret(Endpoint endpoint) {
    return "whsec_" + base64(derived(endpoint, endpoint.generation()));
  }

  /**
   * The header: signatures under the secret, and under those before it while they count, too.
   *
   * @param at the time of this try
   */
  String signatures(Endpoint endpoint, String id, Instant at, byte[] body) {
    var head = (id + "." + at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8);
    var content = ByteBuffer.allocate(head.length + body.length).put(head).put(body).array();
    return generations(endpoint, at)
        .mapToObj(generation -> new SecretKeySpec(derived(endpoint, generation), ALGORITHM))
        .map(secret -> "v1," + base64(hmac(secret, content)))
        .reduce((one, other) -> one + " " + other)
        .orElseThrow();
  }

  /** The newest first. */
  private static IntStream generations(Endpoint endpoint, Instant at) {
    var until = endpoint.previousUntil();
    var newest = endpoint.generation();
    var oldest = until != null && at.isBefore(until) ? endpoint.signsFrom() : newest;
    return IntStream.iterate(newest, generation -> generation >= oldest, each -> each - 1);
  }

  private byte[] derived(Endpoint endpoint, int generation) {
    var id = endpoint.id();
    var input =
        ByteBuffer.allocate(PURPOSE.length + Long.BYTES * 2 + Integer.BYTES)
            .put(PURPOSE)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .putInt(generation);
    return hmac(key, input.array());
  }

  private static byte[] hmac(SecretKeySpec secret, byte[] content) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      return mac.doFinal(content);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible); // every JDK has it
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
