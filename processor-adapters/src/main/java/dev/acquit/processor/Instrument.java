package dev.acquit.processor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is charged. It lives as long as the call and prints nothing secret. */
public sealed interface Instrument {

  Rail rail();

  /** What allows to debit it; null of a card, and where nothing is known of one. */
  default @Nullable Mandate mandate() {
    return null;
  }

  /**
   * The processor's own token: no number comes near us.
   *
   * @param mandate what allows to debit it, where it stands for a bank account
   */
  record ProcessorToken(String token, Rail rail, @Nullable Mandate mandate) implements Instrument {

    /** One of a card, or of a bank account that is not debited. */
    public ProcessorToken(String token, Rail rail) {
      this(token, rail, null);
    }

    @Override
    public String toString() {
      return "ProcessorToken[" + rail + "]";
    }
  }

  /**
   * A card.
   *
   * @param number digits only
   * @param securityCode present at most once, at the first send of a charge that a customer
   *     initiated
   */
  record Card(
      String number,
      int expMonth,
      int expYear,
      @Nullable String securityCode,
      @Nullable String holderName,
      @Nullable BillingAddress billingAddress)
      implements Instrument {

    /** The same card, with its security code. */
    public Card withSecurityCode(String code) {
      return new Card(number, expMonth, expYear, code, holderName, billingAddress);
    }

    /** The same card, at another address. */
    public Card billedTo(BillingAddress address) {
      return new Card(number, expMonth, expYear, securityCode, holderName, address);
    }

    @Override
    public Rail rail() {
      return Rail.CARD;
    }

    @Override
    public String toString() {
      return "Card[****]";
    }
  }

  /**
   * A bank account.
   *
   * @param bank the routing number, or the institution and transit numbers joined by a dash
   * @param mandate what allows to debit it; null where it is only tokenized
   */
  record BankAccount(
      Rail rail,
      String bank,
      String accountNumber,
      AccountType accountType,
      String holderName,
      HolderType holderType,
      @Nullable BillingAddress billingAddress,
      @Nullable Mandate mandate)
      implements Instrument {

    /** The same account, which that mandate allows to debit. */
    public BankAccount under(Mandate allowing) {
      return new BankAccount(
          rail, bank, accountNumber, accountType, holderName, holderType, billingAddress, allowing);
    }

    @Override
    public String toString() {
      return "BankAccount[" + rail + "]";
    }
  }

  /** What kind of bank account. */
  enum AccountType {
    CHECKING,
    SAVINGS
  }

  /** Whose bank account; it decides the entry class of an ACH debit whose mandate names none. */
  enum HolderType {
    INDIVIDUAL,
    COMPANY
  }

  /**
   * The account holder's word that the account may be debited.
   *
   * @param reference ours
   * @param entryClass how it was authorized, on ACH: it decides the entry class of the debit; null
   *     where nothing is known of that
   * @param acceptedAt when, and {@code ip} from where
   */
  record Mandate(
      String reference,
      Kind kind,
      Use use,
      @Nullable EntryClass entryClass,
      Instant acceptedAt,
      @Nullable String ip) {

    /** One of which no entry class is known. */
    public Mandate(String reference, Kind kind, Use use, Instant acceptedAt, @Nullable String ip) {
      this(reference, kind, use, null, acceptedAt, ip);
    }

    /** Whom the rules protect: a person, or a business. */
    public enum Kind {
      PERSONAL,
      BUSINESS
    }

    /** How a debit on ACH was authorized (NACHA Operating Rules, standard entry classes). */
    public enum EntryClass {
      /** By a consumer, on the Internet. */
      WEB,
      /** By a consumer, in writing. */
      PPD,
      /** By a company. */
      CCD
    }

    /** How often it may be used. */
    public enum Use {
      ONE_TIME,
      SPORADIC,
      RECURRING_FIXED,
      RECURRING_VARIABLE
    }
  }

  /** For address verification; any part may be missing. */
  record BillingAddress(
      @Nullable String line1,
      @Nullable String line2,
      @Nullable String city,
      @Nullable String region,
      @Nullable String postalCode,
      @Nullable String country) {

    @Override
    public String toString() {
      return "BillingAddress[****]";
    }
  }
}
