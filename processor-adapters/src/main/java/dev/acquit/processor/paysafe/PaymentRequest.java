package dev.acquit.processor.paysafe;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.acquit.processor.Call;
import dev.acquit.processor.Call.Initiator;
import dev.acquit.processor.Call.StoredCredential.Use;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Rail;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A payment or a verification as Paysafe takes it; it takes no field that it does not know. The
 * same call always makes the same bytes. It prints nothing secret.
 *
 * @param amount in minor units; null for a verification, as are {@code dupCheck}, {@code
 *     settleWithAuth} and {@code customerIp}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PaymentRequest(
    String merchantRefNum,
    @Nullable String accountId,
    @Nullable Long amount,
    String currencyCode,
    @Nullable Boolean dupCheck,
    @Nullable Boolean settleWithAuth,
    String paymentHandleToken,
    @Nullable String customerIp,
    PaymentRequest.@Nullable StoredCredential storedCredential) {

  /** With what the handle gave. */
  static PaymentRequest of(
      Call.Charge call, Operation operation, PaysafeSettings settings, String token) {
    var rail = call.instrument().rail();
    return of(
        call,
        operation,
        settings.accountId(rail),
        token,
        call.payer().ip(),
        rail == Rail.CARD ? StoredCredential.of(call) : null);
  }

  /** Once the payer is back: what only the first call told is not known any more. */
  static PaymentRequest of(Call.Resume call, PaysafeSettings settings, String token) {
    return of(call, call.operation(), settings.accountId(Rail.CARD), token, null, null);
  }

  private static PaymentRequest of(
      Call.Money call,
      Operation operation,
      @Nullable String accountId,
      String token,
      @Nullable String ip,
      @Nullable StoredCredential stored) {
    var moves = operation != Operation.VERIFY;
    return new PaymentRequest(
        call.reference(),
        accountId,
        moves ? call.amount().minor() : null,
        call.amount().currency(),
        moves ? true : null,
        moves ? operation == Operation.CHARGE : null,
        token,
        moves ? ip : null,
        stored);
  }

  @Override
  public String toString() {
    return "PaymentRequest[" + merchantRefNum + "]";
  }

  /**
   * How a card is, or will be, used again.
   *
   * @param initialTransactionId Paysafe's own of the first charge, {@code
   *     externalInitialTransactionId} anybody else's; Paysafe takes one of them
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record StoredCredential(
      String type,
      String occurrence,
      @Nullable String initialTransactionId,
      @Nullable String externalInitialTransactionId) {

    private static final Pattern THEIRS =
        Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** Null for a card that is used once, or as Paysafe itself keeps it. */
    static @Nullable StoredCredential of(Call.Charge call) {
      var stored = call.storedCredential();
      var isMerchants = call.initiator() == Initiator.MERCHANT;
      if (stored == null) {
        return isMerchants ? new StoredCredential("TOPUP", "SUBSEQUENT", null, null) : null;
      }
      var type = stored.use() != Use.UNSCHEDULED ? "RECURRING" : isMerchants ? "TOPUP" : "ADHOC";
      var id = stored.initial() || type.equals("ADHOC") ? null : stored.networkTransactionId();
      var isTheirs = id != null && THEIRS.matcher(id).matches();
      return new StoredCredential(
          type,
          stored.initial() ? "INITIAL" : "SUBSEQUENT",
          isTheirs ? id : null,
          isTheirs ? null : id);
    }
  }
}
