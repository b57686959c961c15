package dev.acquit.gateway.payment;

import dev.acquit.gateway.money.Money;
import dev.acquit.gateway.payment.Terms.CaptureMode;
import dev.acquit.gateway.payment.Terms.Details;
import dev.acquit.gateway.payment.Terms.Purpose;
import dev.acquit.gateway.payment.Terms.Source;
import dev.acquit.processor.Call.Initiator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A charge as it was asked for, checked field by field. */
public record ChargeRequest(
    UUID token,
    Money money,
    CaptureMode capture,
    Purpose purpose,
    Initiator initiator,
    @Nullable String reference,
    Details details) {

  Terms terms(Source source) {
    return new Terms(money, capture, purpose, initiator, reference, source, details);
  }
}
