package dev.acquit.simulator.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The header that proves an event's origin: {@code t=<unix>,v1=<hex HMAC-SHA256 of "t.body">}, in
 * real time.
 */
public final class Signature {

  public static final String HEADER = "Acquit-Simulator-Signature";

  private Signature() {}

  public static String of(byte[] body, String secret, Instant at) {
    var time = Long.toString(at.getEpochSecond());
    return "t=" + time + ",v1=" + HexFormat.of().formatHex(hmac(body, secret, time));
  }

  private static byte[] hmac(byte[] body, String secret, String time) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
