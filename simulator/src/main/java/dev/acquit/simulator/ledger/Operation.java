package dev.acquit.simulator.ledger;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * One thing that the processor did, or declined to do.
 *
 * @param charge the charge that it opened or belongs to
 * @param reference the caller's own reference of it, unique in its account
 * @param amount what was approved, which may be less than asked, or what was declined
 * @param at by the business clock
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Operation(
    String id,
    String charge,
    String account,
    Kind operation,
    String reference,
    @Nullable String merchantReference,
    long amount,
    String currency,
    Result result,
    Instant at,
    @Nullable String declineCode,
    @Nullable Evidence evidence,
    @Nullable Method method) {

  public Operation withAmount(long other) {
    return new Operation(
        id,
        charge,
        account,
        operation,
        reference,
        merchantReference,
        other,
        currency,
        result,
        at,
        declineCode,
        evidence,
        method);
  }

  /** What was done. */
  public enum Kind {
    CHARGE,
    AUTHORIZE,
    CAPTURE,
    VOID,
    REFUND;

    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How it went. */
  public enum Result {
    APPROVED,
    DECLINED,
    PENDING;

    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What the issuer said beside yes or no. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Evidence(
      @Nullable String authorizationCode,
      @Nullable String avs,
      @Nullable String cvc,
      @Nullable String networkTransactionId) {}

  /**
   * What was charged, as far as it may be told.
   *
   * @param kind {@code card}
   */
  public record Method(String kind, String brand, String last4) {}
}
