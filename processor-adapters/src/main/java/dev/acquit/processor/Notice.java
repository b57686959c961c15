package dev.acquit.processor;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a webhook turned out to be. */
public sealed interface Notice {

  /**
   * The processor's own word. Its facts may repeat, and come in any order.
   *
   * @param acknowledgement what the processor wants to be answered, once it is stored
   */
  record Genuine(String eventId, List<Fact> facts, String acknowledgement) implements Notice {

    public Genuine {
      facts = List.copyOf(facts);
    }

    /** One that is content with an empty answer. */
    public Genuine(String eventId, List<Fact> facts) {
      this(eventId, facts, "");
    }
  }

  /** Forged, altered, too old or unreadable: no effect. */
  record Refused(String why) implements Notice {}

  /**
   * Something that the processor reports. Facts are sets, not steps: whoever applies them comes to
   * the same state in any order.
   */
  sealed interface Fact {

    /** When it happened, by the processor's clock. */
    Instant at();

    /** What became of an operation: what its answer would have said. Also of one made elsewhere. */
    record Answered(About about, Operation operation, Outcome outcome, Instant at)
        implements Fact {}

    /** The money of a charge cleared. */
    record Settled(About about, Instant at) implements Fact {}

    /** A bank took a debit back, before it cleared or after. */
    record Returned(About about, Decline decline, Amount amount, Instant at) implements Fact {}

    /** What a bank took back is there again. */
    record ReturnReversed(About about, Instant at) implements Fact {}

    /**
     * A payer disputes a charge.
     *
     * @param disputeId the processor's own
     * @param reason the network's code, raw
     * @param respondBy until when evidence is taken
     */
    record Disputed(
        About about,
        String disputeId,
        Stage stage,
        Amount amount,
        @Nullable String reason,
        @Nullable Instant respondBy,
        Instant at)
        implements Fact {}

    /** Money on its way to the merchant's bank, and what it is made of. */
    record PaidOut(String payoutId, Amount amount, List<Line> lines, Instant at) implements Fact {

      public PaidOut {
        lines = List.copyOf(lines);
      }
    }
  }

  /**
   * Which operation a fact is about, by whatever the processor repeats.
   *
   * @param reference our reference of the attempt
   * @param processorReference the processor's reference of the operation
   * @param charge the processor's reference of the charge that the operation belongs to
   */
  record About(
      @Nullable String reference, @Nullable String processorReference, @Nullable String charge) {}

  /** How far a dispute has come; a later one displaces an earlier one. */
  enum Stage {
    /** A question of the issuer's; no money has moved. */
    INQUIRY,
    /** The money was taken back. */
    OPEN,
    /** An inquiry that came to nothing. */
    CLOSED,
    WON,
    LOST
  }

  /**
   * One entry of a payout.
   *
   * @param amount what it adds, negative where it takes
   * @param fee what of it the processor keeps, in minor units
   */
  record Line(Type type, About about, Amount amount, long fee) {

    /** What an entry is for. */
    public enum Type {
      CHARGE,
      REFUND,
      RETURN,
      DISPUTE,
      FEE,
      ADJUSTMENT
    }
  }

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
}
