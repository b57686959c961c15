package dev.acquit.gateway.token;

import dev.acquit.processor.Instrument.BillingAddress;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Stands for a card that the vault keeps.
 *
 * @param vaultId where in the vault
 * @param usedBy the payment that consumed it
 */
public record Token(
    UUID organization,
    UUID id,
    boolean live,
    Card card,
    @Nullable String holderName,
    BillingAddress billingAddress,
    String vaultId,
    Instant createdAt,
    Instant expiresAt,
    @Nullable UUID usedBy) {

  /**
   * What may be shown of a card.
   *
   * @param bin the first six digits
   * @param fingerprint the same for the same number, and worth nothing without the vault's key
   */
  public record Card(
      CardBrand brand, String last4, String bin, int expMonth, int expYear, String fingerprint) {}
}
