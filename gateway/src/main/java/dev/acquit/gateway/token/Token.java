package dev.acquit.gateway.token;

import dev.acquit.gateway.mandate.Mandate;
import dev.acquit.processor.Instrument.AccountType;
import dev.acquit.processor.Instrument.BillingAddress;
import dev.acquit.processor.Instrument.HolderType;
import dev.acquit.processor.Rail;
import dev.acquit.vault.Owner;
import dev.acquit.vault.VaultReference;
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
 * @param expired whether its time was over when it was read, by the database's clock: a gateway
 *     whose own is wrong refuses nobody
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
    boolean expired,
    @Nullable UUID usedBy) {

  public Token {
    references = Map.copyOf(references);
  }

  /** Where the vault keeps it; null where processors do. */
  public @Nullable VaultReference vault() {
    return vaultId == null ? null : new VaultReference(new Owner(organization), vaultId);
  }

  @Override
  public String toString() {
    return "Token[" + id + "]";
  }

  /** What may be shown of what pays. */
  public sealed interface Method {

    Rail rail();

    /** The same for the same number; null where the number is not known. */
    @Nullable String fingerprint();
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

    /** The same number, on a card that expires then. */
    public Card expiring(int month, int year) {
      return new Card(brand, last4, bin, month, year, fingerprint);
    }
  }

  /** What may be shown of a bank account. */
  public record BankAccount(
      Rail rail, AccountType accountType, HolderType holderType, String last4, String fingerprint)
      implements Method {}

  /** A processor's own token, of which we know no more than its rail. */
  public record ProcessorToken(Rail rail) implements Method {

    @Override
    public @Nullable String fingerprint() {
      return null;
    }
  }

  /**
   * What a charge takes its money from: a token, which pays once, or a method that a user keeps.
   *
   * @param saved whether it is such a method
   * @param vault where the vault keeps it, perhaps for another organization; null where processors
   *     do
   * @param references by processor account of the organization that charges, what that processor
   *     gave for it
   * @param mandate what allows that organization to debit a bank account
   * @param networkReference the scheme's own of that organization's first charge to it
   */
  public record Chargeable(
      UUID id,
      boolean saved,
      Method method,
      @Nullable String holderName,
      BillingAddress billingAddress,
      @Nullable VaultReference vault,
      Map<UUID, String> references,
      @Nullable Mandate mandate,
      @Nullable String networkReference) {

    public Chargeable {
      references = Map.copyOf(references);
    }

    public static Chargeable of(Token token) {
      return new Chargeable(
          token.id,
          false,
          token.method,
          token.holderName,
          token.billingAddress,
          token.vault(),
          token.references,
          token.mandate,
          null);
    }

    /** Whether it can be charged at any processor. */
    public boolean isInVault() {
      return vault != null;
    }

    /** Whether that organization can charge it anywhere. */
    public boolean isKept() {
      return isInVault() || !references.isEmpty();
    }

    @Override
    public String toString() {
      return "Chargeable[" + id + "]";
    }
  }
}
