package dev.acquit.gateway.http;

import dev.acquit.gateway.money.CardNumbers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;
import org.springframework.web.reactive.function.server.ServerRequest;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Idempotency-Key of a request. Only digests are kept: the key may be anything, and a short
 * index is a fast one.
 *
 * @param digest 16 bytes that stand for the key
 * @param fingerprint 32 bytes of method, concrete path and canonical body: the same request has the
 *     same
 */
@SuppressWarnings("ArrayRecordComponent") // compared by sameRequest
public record IdempotencyKey(byte[] digest, byte[] fingerprint) {

  /** The header's name. */
  public static final String HEADER = "Idempotency-Key";

  private static final int MAX_LENGTH = 255;
  private static final int DIGEST_LENGTH = 16;

  /** The key of a request that moves money, or a {@link Problem}. */
  public static IdempotencyKey of(ServerRequest request, ObjectNode body) {
    var sent = request.headers().header(HEADER);
    if (sent.isEmpty()) {
      throw Problem.of(ProblemCode.IDEMPOTENCY_KEY_MISSING);
    }
    if (sent.size() > 1) {
      throw invalid();
    }
    return of(sent.getFirst(), request, body);
  }

  /** The same, where the key stands in a form. */
  public static IdempotencyKey of(String key, ServerRequest request, ObjectNode body) {
    if (!key.matches("[\\x20-\\x7E]{1," + MAX_LENGTH + "}") || key.isBlank()) {
      throw invalid();
    }
    var asked = request.method().name() + " " + request.path() + "\n";
    if (CardNumbers.is(key)) { // also its bare digest would give a number away
      throw Problem.of(ProblemCode.IDEMPOTENCY_KEY_INVALID, "A card number does not belong here");
    }
    return new IdempotencyKey(
        Arrays.copyOf(sha256(key.getBytes(StandardCharsets.US_ASCII)), DIGEST_LENGTH),
        sha256(asked.getBytes(StandardCharsets.UTF_8), Json.bytes(body)));
  }

  private static Problem invalid() {
    return Problem.of(ProblemCode.IDEMPOTENCY_KEY_INVALID, "One key of 1 to 255 ASCII characters");
  }

  /** Of what nobody asked for by a request; used once. */
  public static IdempotencyKey own() {
    var id = UUID.randomUUID();
    var bytes =
        ByteBuffer.allocate(DIGEST_LENGTH)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array();
    return new IdempotencyKey(bytes, sha256(bytes));
  }

  /**
   * Of a step of something larger, such as a row of a batch: whoever does it again has the same.
   *
   * @param step which one; nobody else's is called so
   */
  public static IdempotencyKey ofStep(String step) {
    var named = ("\n" + step).getBytes(StandardCharsets.UTF_8); // no caller's key begins so
    return new IdempotencyKey(Arrays.copyOf(sha256(named), DIGEST_LENGTH), sha256(named));
  }

  public boolean sameRequest(byte[] other) {
    return MessageDigest.isEqual(fingerprint, other);
  }

  private static byte[] sha256(byte[]... parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible); // every JDK has it
    }
  }
}
