package dev.acquit.processor;

import org.jspecify.annotations.Nullable;

/** What is charged. It lives as long as the call and prints nothing secret. */
public sealed interface Instrument {

  Rail rail();

  /** The processor's own token: no number comes near us. */
  record ProcessorToken(String token, Rail rail) implements Instrument {

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
   */
  record BankAccount(
      Rail rail, String bank, String accountNumber, String accountType, String holderName)
      implements Instrument {

    @Override
    public String toString() {
      return "BankAccount[" + rail + "]";
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
