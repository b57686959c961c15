package dev.acquit.processor;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a webhook turned out to be. */
public sealed interface Notice {

  /** Signed by the processor. Its facts may repeat, and come in any order. */
  record Genuine(String eventId, List<Fact> facts) implements Notice {

    public Genuine {
      facts = List.copyOf(facts);
    }
  }

  /** Forged, altered, too old or unreadable: no effect. */
  record Refused(String why) implements Notice {}

  /**
   * Something that the processor reports.
   *
   * @param reference our reference of the attempt, where the processor repeats it
   * @param code a return code or dispute reason, raw
   */
  record Fact(
      Kind kind,
      @Nullable String reference,
      @Nullable String processorReference,
      @Nullable Amount amount,
      @Nullable String code,
      Instant at) {}

  /**
   * A webhook as it came.
   *
   * @param body the raw bytes, before any parsing: what the signature is over
   * @param headers by lower-case name
   * @param receivedAt for the age limit, where the timestamp is signed
   */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record Raw(byte[] body, Map<String, List<String>> headers, Instant receivedAt) {

    public Optional<String> header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
    }

    @Override
    public String toString() {
      return "Raw[" + body.length + " bytes]";
    }
  }

  /** What kind of thing happened. */
  enum Kind {
    APPROVED,
    DECLINED,
    SETTLED,
    RETURNED,
    RETURN_REVERSED,
    REFUND_SUCCEEDED,
    REFUND_FAILED,
    DISPUTE_OPENED,
    DISPUTE_WON,
    DISPUTE_LOST,
    PAYOUT_PAID
  }
}
