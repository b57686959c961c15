package dev.acquit.gateway.token;

import dev.acquit.gateway.http.Fields;
import dev.acquit.gateway.money.Ids;
import dev.acquit.processor.Instrument.Mandate.Kind;
import dev.acquit.processor.Instrument.Mandate.Use;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads {@code mandate}: the account holder's word, and the evidence of it. */
public final class MandateForm {

  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
  private static final int LONGEST_VERSION = 100;
  private static final int LONGEST_IP = 45;

  private MandateForm() {}

  /** The mandate in the body, active from now on; null where there is none. */
  public static @Nullable Mandate read(Fields fields, Kind usual, Clock clock) {
    return fields
        .optionalObject("mandate")
        .map(mandate -> of(mandate, usual, clock.instant()))
        .orElse(null);
  }

  private static Mandate of(Fields fields, Kind usual, Instant now) {
    var acceptedAt = fields.instant("accepted_at");
    if (acceptedAt.isAfter(now.plus(CLOCKS_DIFFER))) {
      fields.reject("accepted_at", "out_of_range", "Not in the future");
    }
    var read =
        Mandate.given(
            Ids.next(),
            fields.choice("kind", Kind.class, usual),
            fields.choice("use", Use.class, Use.ONE_TIME),
            acceptedAt,
            ip(fields),
            fields.text("text_version", LONGEST_VERSION),
            now);
    fields.close();
    return read;
  }

  private static @Nullable String ip(Fields fields) {
    var ip = fields.optionalText("ip", LONGEST_IP);
    if (ip != null && !isAddress(ip)) {
      fields.reject("ip", "invalid_format", "An IPv4 or IPv6 address");
    }
    return ip;
  }

  /** Nothing is resolved. */
  private static boolean isAddress(String text) {
    try {
      return (text.contains(":") || text.matches("\\d+(\\.\\d+){3}"))
          && InetAddress.ofLiteral(text) != null;
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
  }
}
