package dev.acquit.gateway.console.oidc;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.acquit.gateway.money.Base32;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What a browser keeps while its person is at the provider: nobody else's answer fits it.
 *
 * @param state comes back with the answer (RFC 6749, 10.12)
 * @param nonce comes back within the provider's word (OpenID Connect Core 1.0, 15.5.2)
 * @param verifier shown when the code is redeemed: it is worth nothing without (RFC 7636)
 * @param next the page to come back to; empty for the first one
 */
public record Handshake(String state, String nonce, String verifier, String next) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int LENGTH = 32;
  private static final int VERIFIER_LENGTH = 52; // RFC 7636: 43 to 128
  private static final int LONGEST = 250;
  private static final int PARTS = 4;
  private static final String SEPARATOR = ":";

  /** A new one. A page whose address is too long to be kept is not come back to. */
  public static Handshake begin(String next) {
    var begun = new Handshake(random(LENGTH), random(LENGTH), random(VERIFIER_LENGTH), next);
    return begun.text().length() > LONGEST
        ? new Handshake(begun.state, begun.nonce, begun.verifier, "")
        : begun;
  }

  private static String random(int length) {
    return Base32.random(RANDOM, length);
  }

  /** As it was kept; null where it was not. */
  public static @Nullable Handshake of(@Nullable String text) {
    var parts = text == null ? new String[0] : text.split(SEPARATOR, PARTS);
    return parts.length == PARTS ? new Handshake(parts[0], parts[1], parts[2], parts[3]) : null;
  }

  /** As it is kept. */
  public String text() {
    return String.join(SEPARATOR, state, nonce, verifier, next);
  }

  /** Whether that is what was sent along. */
  public boolean isAnsweredBy(String returned) {
    return MessageDigest.isEqual(state.getBytes(US_ASCII), returned.getBytes(US_ASCII));
  }

  /** What the provider holds the verifier against. */
  String challenge() {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public String toString() {
    return "Handshake[" + next + "]";
  }
}
