package dev.acquit.processor.http;

import dev.acquit.processor.Notice.Raw;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The header {@code t=<unix>,v1=<hex HMAC-SHA256 of "t.body">}; while a secret is being replaced it
 * carries several {@code v1}. The time is signed, so that an old event can be told.
 */
public final class TimedSignature {

  private static final Duration LIMIT = Duration.ofMinutes(5);

  private TimedSignature() {}

  /**
   * Why the webhook is not to be believed, in a word; null where it is.
   *
   * @param header that holds the signature, in lower case
   * @param secrets any of which it may be signed with
   */
  public static @Nullable String distrust(Raw webhook, String header, List<String> secrets) {
    var parsed = webhook.header(header).map(Parsed::of).orElse(null);
    if (parsed == null || parsed.signatures().isEmpty()) {
      return "no_signature";
    }
    if (secrets.stream().noneMatch(secret -> isSigned(webhook, parsed, secret))) {
      return "bad_signature";
    }
    var age = Duration.between(parsed.at(), webhook.receivedAt());
    return age.abs().compareTo(LIMIT) > 0 ? "too_old" : null;
  }

  private static boolean isSigned(Raw webhook, Parsed parsed, String secret) {
    var expected =
        Hmac.sign(
            secret.getBytes(StandardCharsets.UTF_8),
            (parsed.time() + ".").getBytes(StandardCharsets.UTF_8),
            webhook.body());
    return Hmac.matches(expected, parsed.signatures());
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
