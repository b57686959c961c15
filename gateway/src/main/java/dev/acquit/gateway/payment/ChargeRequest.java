package dev.acquit.gateway.payment;

import dev.acquit.gateway.mandate.Mandate;
import dev.acquit.gateway.mandate.NewMandate;
import dev.acquit.gateway.money.Money;
import dev.acquit.gateway.payment.Terms.CaptureMode;
import dev.acquit.gateway.payment.Terms.Details;
import dev.acquit.gateway.payment.Terms.Purpose;
import dev.acquit.gateway.payment.Terms.Source;
import dev.acquit.processor.Call.Initiator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A charge as it was asked for, checked field by field.
 *
 * @param mandate what allows to debit a bank account, where it is not the token's
 */
public record ChargeRequest(
    UUID token,
    Money money,
    CaptureMode capture,
    Purpose purpose,
    Initiator initiator,
    @Nullable String reference,
    @Nullable NewMandate mandate,
    Details details) {

  Terms terms(Source source, @Nullable Mandate allowing) {
    return new Terms(
        money,
        capture,
        purpose,
        initiator,
        reference,
        source,
        allowing == null ? null : allowing.id(),
        details);
  }
}
