package dev.acquit.gateway.token;

import dev.acquit.processor.Instrument.BillingAddress;
import org.jspecify.annotations.Nullable;

/** A card as the checkout gave it, on its way to the vault. */
public record NewCard(
    String number,
    @Nullable String securityCode,
    int expMonth,
    int expYear,
    @Nullable String holderName,
    BillingAddress billingAddress) {

  @Override
  public String toString() {
    return "NewCard[****]";
  }
}
