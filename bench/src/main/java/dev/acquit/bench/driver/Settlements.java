package dev.acquit.bench.driver;

import io.netty.handler.codec.http.FullHttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Tells of payments that have settled, as the simulator does and signed as it signs. A line is a
 * path, a secret, our reference, the processor's, amount and currency.
 */
final class Settlements implements Work {

  private static final String ALGORITHM = "HmacSHA256";

  private final Iterator<List<String>> payments;

  Settlements(List<List<String>> payments) {
    this.payments = payments.iterator();
  }

  @Override
  public @Nullable FullHttpRequest next() {
    if (!payments.hasNext()) {
      return null;
    }
    var payment = payments.next();
    var now = Instant.now();
    var body = body(payment, now);
    var request = Work.post(payment.getFirst(), body);
    request
        .headers()
        .set("Acquit-Simulator-Signature", signature(payment.get(1), now.getEpochSecond(), body));
    return request;
  }

  static String body(List<String> payment, Instant at) {
    return """
    {"id":"evt_%2$s","type":"charge.settled","created":"%5$s","data":{"id":"%2$s","operation":"charge",\
    "charge":"%2$s","reference":"%1$s","status":"approved","amount":%3$s,"currency":"%4$s"}}\
    """
        .formatted(payment.get(2), payment.get(3), payment.get(4), payment.get(5), at);
  }

  /** Over the time and the body, in hexadecimal. */
  static String signature(String secret, long seconds, String body) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      var signed = mac.doFinal((seconds + "." + body).getBytes(StandardCharsets.UTF_8));
      return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(signed);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible); // every JDK has it
    }
  }

  @Override
  public boolean isSuccess(int status, String beginning) {
    return status >= 200 && status < 300;
  }
}
