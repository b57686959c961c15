package dev.acquit.processor.http;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Collection;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256, which every processor signs its webhooks with. */
public final class Hmac {

  private static final String ALGORITHM = "HmacSHA256";

  private Hmac() {}

  /** The signature of the parts, one after the other. */
  public static byte[] sign(byte[] key, byte[]... parts) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      for (var part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Whether one of the given signatures is the expected one; takes as long for either answer. */
  public static boolean matches(byte[] expected, Collection<byte[]> given) {
    return given.stream().anyMatch(signature -> MessageDigest.isEqual(expected, signature));
  }
}
