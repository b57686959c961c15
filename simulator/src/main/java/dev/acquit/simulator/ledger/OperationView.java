package dev.acquit.simulator.ledger;

import dev.acquit.simulator.ledger.Operation.Evidence;
import dev.acquit.simulator.ledger.Operation.Kind;
import dev.acquit.simulator.ledger.Operation.Method;
import dev.acquit.simulator.ledger.Operation.Result;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** An operation as answers, lookups and events show it to its account. */
@JsonNaming(SnakeCaseStrategy.class)
public record OperationView(
    String id,
    Kind operation,
    String charge,
    String reference,
    @Nullable String merchantReference,
    Result status,
    long amount,
    String currency,
    @Nullable String declineCode,
    @Nullable String returnCode,
    @Nullable String authorizationCode,
    @Nullable String avs,
    @Nullable String cvc,
    @Nullable String networkTransactionId,
    @Nullable Method method,
    @Nullable NextAction nextAction,
    Instant createdAt) {

  private static final Duration DAYS = Duration.ofDays(10);
  private static final Evidence NOTHING_SAID = new Evidence(null, null, null, null);

  public static OperationView of(Operation operation) {
    var evidence = operation.evidence() == null ? NOTHING_SAID : operation.evidence();
    return new OperationView(
        operation.id(),
        operation.operation(),
        operation.charge(),
        operation.reference(),
        operation.merchantReference(),
        operation.result(),
        operation.amount(),
        operation.currency(),
        operation.declineCode(),
        operation.returnCode(),
        evidence.authorizationCode(),
        evidence.avs(),
        evidence.cvc(),
        evidence.networkTransactionId(),
        operation.method(),
        null,
        operation.at());
  }

  /** With where the payer says what micro-deposits came, while that is to be said. */
  public OperationView asking(String page) {
    return status == Result.ACTION_REQUIRED
        ? new OperationView(
            id,
            operation,
            charge,
            reference,
            merchantReference,
            status,
            amount,
            currency,
            declineCode,
            returnCode,
            authorizationCode,
            avs,
            cvc,
            networkTransactionId,
            method,
            new NextAction("microdeposits", page, createdAt.plus(DAYS)),
            createdAt)
        : this;
  }

  /** What the payer has to do. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record NextAction(String type, String url, Instant expiresAt) {}
}
