package dev.acquit.gateway.mandate;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.money.Money;
import dev.acquit.processor.Instrument.AccountType;
import dev.acquit.processor.Instrument.Mandate.EntryClass;
import dev.acquit.processor.Instrument.Mandate.Kind;
import dev.acquit.processor.Instrument.Mandate.Use;
import dev.acquit.processor.Rail;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The account holder's word that a bank account may be debited, with the evidence of it. It is kept
 * although the token goes: it has to be shown when a bank asks.
 *
 * @param method which a user keeps, and of which it is the one mandate that did not end
 */
public record Mandate(
    UUID organization,
    UUID id,
    boolean live,
    Agreement agreement,
    Payor payor,
    @Nullable UUID method,
    Standing standing,
    Instant createdAt,
    Instant updatedAt) {

  public Kind kind() {
    return agreement.kind;
  }

  public Use use() {
    return agreement.use;
  }

  public Status status() {
    return standing.status;
  }

  public boolean isActive() {
    return standing.status == Status.ACTIVE;
  }

  public boolean isEnded() {
    return standing.status == Status.ENDED;
  }

  /** Whether a debit that began under it may go on: its own use does not stop it. */
  public boolean stillAllowsWhatBegan() {
    var end = standing.end;
    return end == null || end.reason == EndReason.USED;
  }

  boolean isOf(Caller caller) {
    return organization.equals(caller.organization()) && live == caller.live();
  }

  /** What is left of it after a debit: a one-time mandate ends with its debit (Rule H1). */
  public Mandate used(Instant at) {
    return agreement.use == Use.ONE_TIME ? ended(EndReason.USED, null, at) : this;
  }

  /**
   * It allows nothing any more.
   *
   * @param detail the bank's return code, or the user's words
   */
  public Mandate ended(EndReason reason, @Nullable String detail, Instant at) {
    return with(
        agreement,
        new Standing(
            Status.ENDED,
            standing.confirmationSentAt,
            standing.activatedAt,
            new End(reason, detail, at)),
        at);
  }

  /** The mandate of a method that a user keeps. */
  Mandate of(UUID kept) {
    return new Mandate(
        organization, id, live, agreement, payor, kept, standing, createdAt, updatedAt);
  }

  Mandate with(Agreement agreed, Standing then, Instant at) {
    return new Mandate(organization, id, live, agreed, payor, method, then, createdAt, at);
  }

  /** The calendar day of an instant, as notice periods count them: in UTC. */
  static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  /**
   * What was agreed to.
   *
   * @param entryClass how it was authorized, on ACH; null elsewhere
   * @param amount of each debit, or the most of it; null where none was named
   * @param frequency in the payor's words, such as "every first of the month"
   * @param noticeDays how many calendar days before a debit the payor hears of it; 0 for none
   * @param waived whether the payor gave the notice up, in a clause that stands out
   * @param textVersion which text was agreed to
   * @param ip where it was given from; null on paper
   */
  public record Agreement(
      Rail rail,
      Kind kind,
      Use use,
      @Nullable EntryClass entryClass,
      @Nullable Money amount,
      @Nullable String frequency,
      int noticeDays,
      boolean waived,
      String textVersion,
      Instant acceptedAt,
      @Nullable String ip) {

    public boolean isRecurring() {
      return use == Use.RECURRING_FIXED || use == Use.RECURRING_VARIABLE;
    }

    /** Whether it allows nothing before its written confirmation was sent (Rule H1). */
    boolean needsConfirmation() {
      return rail == Rail.EFT && isRecurring();
    }

    Agreement noticed(int days) {
      return new Agreement(
          rail, kind, use, entryClass, amount, frequency, days, false, textVersion, acceptedAt, ip);
    }
  }

  /**
   * Who agreed, as far as it may be kept in clear.
   *
   * @param bank the routing, or institution and transit numbers, but for their last digits masked
   */
  public record Payor(
      @Nullable String holderName,
      @Nullable AccountType accountType,
      @Nullable String last4,
      @Nullable String bank) {

    /** One of whom a processor knows more. */
    public static final Payor UNKNOWN = new Payor(null, null, null, null);

    @Override
    public String toString() {
      return "Payor[****]";
    }
  }

  /**
   * Where it stands.
   *
   * @param confirmationSentAt when the agreement was confirmed to the payor in writing
   */
  public record Standing(
      Status status,
      @Nullable Instant confirmationSentAt,
      @Nullable Instant activatedAt,
      @Nullable End end) {}

  /** Why and when it ended. */
  public record End(EndReason reason, @Nullable String detail, Instant at) {}

  /** Where a mandate stands. */
  public enum Status {
    /** A recurring pre-authorized debit whose written confirmation is not recorded. */
    PENDING,
    ACTIVE,
    ENDED
  }

  /** What ended it. */
  public enum EndReason {
    /** Its only debit was made. */
    USED,
    /** The account holder, or the organization for them. */
    CANCELED,
    /** A bank's return that says so. */
    RETURNED,
    /** A newer one for the same account. */
    SUPERSEDED
  }
}
