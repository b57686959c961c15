package dev.acquit.gateway.http;

import java.util.Locale;

/**
 * Every problem that the API answers, with its status: the code is stable, the words may change.
 */
public enum ProblemCode {
  MALFORMED_JSON(400, "The body is not JSON"),
  INVALID_REQUEST(400, "Some fields are not right"),
  CARD_NUMBERS_OFF(400, "Card numbers are not taken in live mode"),
  NOT_SUPPORTED(400, "This is not supported"),
  MANDATE_REQUIRED(400, "A bank debit needs the account holder's mandate"),
  SOURCE_REQUIRED(400, "What paid pays only once: another source has to be named"),
  WEBHOOK_REFUSED(400, "The webhook is not believed"),
  IDEMPOTENCY_KEY_MISSING(400, "The Idempotency-Key header is missing"),
  IDEMPOTENCY_KEY_INVALID(400, "The Idempotency-Key header is not right"),
  UNAUTHORIZED(401, "The API key is missing or not valid"),
  FORBIDDEN(403, "The API key has no permission for this"),
  OWN_BATCH(403, "Another person decides on what one has begun"),
  PERMISSION_NOT_HELD(403, "Nobody gives or takes away more than they have"),
  NOT_FOUND(404, "There is no such resource"),
  METHOD_NOT_ALLOWED(405, "This method is not allowed here"),
  NOT_ACCEPTABLE(406, "The answer cannot be given in that form"),
  REQUEST_TIMEOUT(408, "The body did not arrive in time"),
  WRONG_STATE(409, "The resource's state does not allow this"),
  OPERATION_IN_PROGRESS(409, "Another operation on this payment is not decided yet"),
  RETRY_REFUSED(409, "The same method is not tried again after this failure"),
  RETRY_PLANNED(409, "It is tried again by itself; confirm that it shall be now"),
  RETRY_LIMIT(409, "The network allows no further try of this method yet"),
  METHOD_BLOCKED(409, "This method must not be charged again"),
  AMOUNT_TOO_LARGE(409, "The amount is more than what is left"),
  TOKEN_USED(409, "The token was used before"),
  TOKEN_EXPIRED(409, "The token has expired"),
  MANDATE_ENDED(409, "The mandate allows no debit any more"),
  MANDATE_PENDING(409, "The mandate allows no debit before it was confirmed in writing"),
  NOTICE_REQUIRED(409, "The payor has to be told of this debit first"),
  NOTICE_PERIOD(409, "The payor's notice of this debit is not over"),
  NOT_REFUNDABLE_YET(409, "The debit cannot be refunded yet"),
  WALLET_FULL(409, "The wallet holds ten of these already"),
  USER_NEVER_SIGNED_IN(409, "Nothing is saved for a user who never signed in"),
  NO_PROCESSOR(409, "No processor account can take this"),
  ENDPOINT_LIMIT(409, "There are as many webhook endpoints as there can be"),
  ROLE_IN_USE(409, "Somebody has this role"),
  MAIL_OFF(409, "This gateway sends no mail"),
  LAST_OWNER(409, "The organization would have no owner any more"),
  IDEMPOTENCY_KEY_IN_FLIGHT(409, "A request with this Idempotency-Key is in flight"),
  PAYLOAD_TOO_LARGE(413, "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "The body has to be application/json"),
  IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key was used for another request"),
  TOO_MANY_REQUESTS(429, "Too many requests"),
  INTERNAL(500, "Something went wrong on our side"),
  OVER_CAPACITY(503, "There is more to do than this gateway can do now; nothing was done"),
  VAULT_UNAVAILABLE(503, "The vault does not answer; nothing was charged"),
  UNAVAILABLE(503, "The service is not available right now");

  private final int status;
  private final String title;

  ProblemCode(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /** The stable code in the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }
}
