package dev.acquit.simulator.books;

import dev.acquit.simulator.ledger.Operation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A dispute as it is shown. */
@JsonNaming(SnakeCaseStrategy.class)
public record DisputeView(
    String id,
    String charge,
    String reference,
    @Nullable String merchantReference,
    long amount,
    String currency,
    Dispute.Stage stage,
    String reason,
    Instant respondBy) {

  public static DisputeView of(Dispute dispute, Operation charge) {
    return new DisputeView(
        dispute.id(),
        charge.id(),
        charge.reference(),
        charge.merchantReference(),
        dispute.amount(),
        charge.currency(),
        dispute.stage(),
        dispute.reason(),
        dispute.respondBy());
  }
}
