package dev.acquit.processor.simulator;

import dev.acquit.processor.Notice.Raw;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The header {@code Acquit-Simulator-Signature: t=<unix>,v1=<hex HMAC-SHA256 of "t.body">}; while a
 * secret is being replaced it carries several {@code v1}. The time is signed, so that an old event
 * can be told.
 */
final class WebhookSignature {

  private static final String HEADER = "acquit-simulator-signature";
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private WebhookSignature() {}

  /** Why the webhook is not to be believed, in a word; null where it is. */
  static @Nullable String distrust(Raw webhook, String secret) {
    var header = webhook.header(HEADER).map(Parsed::of).orElse(null);
    if (header == null || header.signatures().isEmpty()) {
      return "no_signature";
    }
    var expected = hmac(webhook.body(), header.time(), secret);
    if (header.signatures().stream().noneMatch(given -> MessageDigest.isEqual(expected, given))) {
      return "bad_signature";
    }
    var age = Duration.between(header.at(), webhook.receivedAt());
    return age.abs().compareTo(LIMIT) > 0 ? "too_old" : null;
  }

  private static byte[] hmac(byte[] body, String time, String secret) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private record Parsed(String time, Instant at, List<byte[]> signatures) {

    /** The header's parts, null where they make no sense. */
    static @Nullable Parsed of(String header) {
      var time = "";
      var signatures = new ArrayList<byte[]>();
      try {
        for (var part : header.split(",", -1)) {
          var pair = part.strip().split("=", 2);
          if (pair.length == 2 && pair[0].equals("t")) {
            time = pair[1];
          } else if (pair.length == 2 && pair[0].equals("v1")) {
            signatures.add(HexFormat.of().parseHex(pair[1]));
          }
        }
        return new Parsed(time, Instant.ofEpochSecond(Long.parseLong(time)), signatures);
      } catch (IllegalArgumentException | DateTimeException unreadable) {
        return null;
      }
    }
  }
}
