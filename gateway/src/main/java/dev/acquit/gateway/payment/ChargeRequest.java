package dev.acquit.gateway.payment;

import dev.acquit.gateway.mandate.Mandate;
import dev.acquit.gateway.mandate.NewMandate;
import dev.acquit.gateway.money.Money;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.payment.Terms.CaptureMode;
import dev.acquit.gateway.payment.Terms.Details;
import dev.acquit.gateway.payment.Terms.Purpose;
import dev.acquit.processor.Call.Initiator;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A charge as it was asked for, checked field by field.
 *
 * @param mandate what allows to debit a bank account, where it is not the token's
 */
public record ChargeRequest(
    Source source,
    Money money,
    CaptureMode capture,
    Purpose purpose,
    Initiator initiator,
    @Nullable String reference,
    @Nullable NewMandate mandate,
    Details details) {

  /** The id of a token, or of a method that a user keeps. */
  public record Source(UUID id, boolean saved) {}

  /** What routing may ask of it; what is known of the source comes later. */
  Routable routable(UUID payment, Instant at) {
    return new Routable(
        payment,
        Map.of(
            Trait.PURPOSE, Names.of(purpose),
            Trait.INITIATOR, Names.of(initiator)),
        money,
        capture == CaptureMode.MANUAL,
        null,
        Set.of(),
        at);
  }

  Terms terms(Terms.Source paying, @Nullable Mandate allowing) {
    return new Terms(
        money,
        capture,
        purpose,
        initiator,
        reference,
        paying,
        allowing == null ? null : allowing.id(),
        details);
  }
}
