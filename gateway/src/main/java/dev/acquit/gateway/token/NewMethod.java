package dev.acquit.gateway.token;

import dev.acquit.gateway.mandate.NewMandate;
import dev.acquit.processor.Instrument.AccountType;
import dev.acquit.processor.Instrument.BillingAddress;
import dev.acquit.processor.Instrument.HolderType;
import dev.acquit.processor.Rail;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What pays, as the checkout gave it, on its way to the vault. It prints nothing of it. */
public sealed interface NewMethod {

  @Nullable String holderName();

  BillingAddress billingAddress();

  /** What allows to debit it; the payment may bring another. */
  default @Nullable NewMandate mandate() {
    return null;
  }

  /**
   * What a processor keeps already.
   *
   * @param account the processor account that it belongs to
   */
  record ProcessorToken(
      UUID account,
      String token,
      Rail rail,
      BillingAddress billingAddress,
      @Nullable NewMandate mandate)
      implements NewMethod {

    @Override
    public @Nullable String holderName() {
      return null;
    }

    @Override
    public String toString() {
      return "ProcessorToken[" + rail + "]";
    }
  }

  /** A card. */
  record Card(
      String number,
      @Nullable String securityCode,
      int expMonth,
      int expYear,
      @Nullable String holderName,
      BillingAddress billingAddress)
      implements NewMethod {

    @Override
    public String toString() {
      return "Card[****]";
    }
  }

  /**
   * A bank account.
   *
   * @param bank the routing number, or the institution and transit numbers joined by a dash
   * @param mandate what allows to debit it; the payment may bring another
   */
  record BankAccount(
      Rail rail,
      String bank,
      String accountNumber,
      AccountType accountType,
      String holderName,
      HolderType holderType,
      BillingAddress billingAddress,
      @Nullable NewMandate mandate)
      implements NewMethod {

    @Override
    public String toString() {
      return "BankAccount[" + rail + "]";
    }
  }
}
