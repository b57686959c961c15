package dev.acquit.gateway.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * A keyed digest (HMAC-SHA256): fast, as keys are random and long, so that a slow hash would
 * protect nothing; and worth nothing to whoever has the table without the secret.
 */
@Component
public class KeyDigest {

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec secret;

  KeyDigest(AccessSettings settings) {
    this.secret =
        new SecretKeySpec(settings.keySecret().getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /** 32 bytes. */
  public byte[] of(String key) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      return mac.doFinal(key.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible); // every JDK has it
    }
  }
}
