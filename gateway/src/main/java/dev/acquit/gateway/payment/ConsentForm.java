package dev.acquit.gateway.payment;

import dev.acquit.gateway.http.Fields;
import dev.acquit.gateway.mandate.Evidence;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Reads {@code consent}: true, false, or what was agreed to, when, and from where. */
public final class ConsentForm {

  private static final int LONGEST_VERSION = 100;

  private ConsentForm() {}

  /** The consent in the body; null where there is none. */
  public static @Nullable GivenConsent read(Fields fields, Clock clock) {
    if (fields.isFlag("consent")) {
      return fields.flag("consent", false) ? new GivenConsent(null, clock.instant(), null) : null;
    }
    return fields.optionalObject("consent").map(consent -> closed(consent, clock)).orElse(null);
  }

  private static GivenConsent closed(Fields consent, Clock clock) {
    var given = of(consent, clock);
    consent.close();
    return given;
  }

  /** The consent whose fields these are; all of them may be left out. */
  public static GivenConsent of(Fields consent, Clock clock) {
    return new GivenConsent(
        consent.optionalText("text_version", LONGEST_VERSION),
        acceptedAt(consent, clock.instant()),
        consent.ip("ip"));
  }

  private static Instant acceptedAt(Fields consent, Instant now) {
    if (!consent.has("accepted_at")) {
      return now;
    }
    var at = consent.instant("accepted_at");
    Evidence.refuseFuture(consent, "accepted_at", at, now);
    return at.truncatedTo(ChronoUnit.MILLIS);
  }
}
