package dev.acquit.gateway.token;

import dev.acquit.gateway.mandate.Mandate;
import dev.acquit.processor.Instrument.AccountType;
import dev.acquit.processor.Instrument.BillingAddress;
import dev.acquit.processor.Instrument.HolderType;
import dev.acquit.processor.Rail;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Stands for a card or a bank account that the vault keeps.
 *
 * @param vaultId where in the vault; null where processors keep the number
 * @param references by processor account, what that processor gave for it
 * @param mandate what allows to debit a bank account
 * @param usedBy the payment that consumed it
 */
public record Token(
    UUID organization,
    UUID id,
    boolean live,
    Method method,
    @Nullable String holderName,
    BillingAddress billingAddress,
    @Nullable String vaultId,
    Map<UUID, String> references,
    @Nullable Mandate mandate,
    Instant createdAt,
    Instant expiresAt,
    @Nullable UUID usedBy) {

  public Token {
    references = Map.copyOf(references);
  }

  /** Whether it can be charged at any processor. */
  public boolean isInVault() {
    return vaultId != null;
  }

  @Override
  public String toString() {
    return "Token[" + id + "]";
  }

  /** What may be shown of what pays. */
  public sealed interface Method {

    Rail rail();
  }

  /**
   * What may be shown of a card.
   *
   * @param bin the first six digits
   * @param fingerprint the same for the same number, and worth nothing without the vault's key
   */
  public record Card(
      CardBrand brand, String last4, String bin, int expMonth, int expYear, String fingerprint)
      implements Method {

    @Override
    public Rail rail() {
      return Rail.CARD;
    }
  }

  /** What may be shown of a bank account. */
  public record BankAccount(
      Rail rail, AccountType accountType, HolderType holderType, String last4, String fingerprint)
      implements Method {}

  /** A processor's own token, of which we know no more than its rail. */
  public record ProcessorToken(Rail rail) implements Method {}
}
