package dev.acquit.simulator.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * One thing that the processor did, or declined to do, and what came of it so far.
 *
 * @param charge the charge that it opened or belongs to
 * @param reference the caller's own reference of it, unique in its account
 * @param amount what was approved, which may be less than asked, or what was declined
 * @param at by the business clock
 * @param returnCode why a bank took it back
 * @param fate what will become of it, told nobody
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
    @Nullable String returnCode,
    @Nullable Evidence evidence,
    @Nullable Method method,
    @Nullable Fate fate) {

  public Operation withAmount(long other) {
    return with(other, result, declineCode, returnCode);
  }

  public Operation approved() {
    return with(amount, Result.APPROVED, null, null);
  }

  /** A debit that is sent, now that its account is validated. */
  public Operation sent() {
    return with(amount, Result.PENDING, null, null);
  }

  public Operation declined(String code) {
    return with(amount, Result.DECLINED, code, null);
  }

  public Operation returned(String code) {
    return with(amount, Result.DECLINED, null, code);
  }

  private Operation with(
      long amount, Result result, @Nullable String declineCode, @Nullable String returnCode) {
    return new Operation(
        id,
        charge,
        account,
        operation,
        reference,
        merchantReference,
        amount,
        currency,
        result,
        at,
        declineCode,
        returnCode,
        evidence,
        method,
        fate);
  }

  /** What was done. */
  public enum Kind {
    CHARGE,
    AUTHORIZE,
    VERIFY,
    CAPTURE,
    VOID,
    REFUND;

    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How it went, as far as is known. */
  public enum Result {
    APPROVED,
    DECLINED,
    PENDING,
    /** The payer has to say what micro-deposits came. */
    ACTION_REQUIRED;

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
   * @param kind {@code card}, with its brand, or {@code bank_account}, with its rail
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Method(String kind, @Nullable String brand, @Nullable String rail, String last4) {

    public static Method card(String brand, String last4) {
      return new Method("card", brand, null, last4);
    }

    public static Method bankAccount(String rail, String last4) {
      return new Method("bank_account", null, rail, last4);
    }
  }
}
