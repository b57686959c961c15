package dev.acquit.processor;

import static dev.acquit.processor.Decline.Advice.CHANGE_METHOD;
import static dev.acquit.processor.Decline.Advice.CONTACT_BANK;
import static dev.acquit.processor.Decline.Advice.FIX_DATA;
import static dev.acquit.processor.Decline.Advice.NONE;
import static dev.acquit.processor.Decline.Advice.RETRY_LATER;
import static dev.acquit.processor.Decline.Category.DATA;
import static dev.acquit.processor.Decline.Category.DO_NOT_RETRY;
import static dev.acquit.processor.Decline.Category.FRAUD;
import static dev.acquit.processor.Decline.Category.HARD;
import static dev.acquit.processor.Decline.Category.SOFT;
import static dev.acquit.processor.Decline.Category.TECHNICAL;

import dev.acquit.processor.Decline.Advice;
import dev.acquit.processor.Decline.Category;
import java.util.Locale;

/**
 * Why money did not move, in one vocabulary for all processors and rails. Card reasons group the
 * response codes of ISO 8583 data element 39; bank reasons group NACHA's return codes and Payments
 * Canada's. One reason has one category.
 */
public enum DeclineReason {
  INSUFFICIENT_FUNDS(SOFT, RETRY_LATER),
  LIMIT_EXCEEDED(SOFT, RETRY_LATER),
  GENERIC_DECLINE(SOFT, CONTACT_BANK),
  CALL_ISSUER(SOFT, CONTACT_BANK),
  /** A numeric issuer code that no table knows: at most two tries. */
  SOFT_UNKNOWN(SOFT, CONTACT_BANK),
  ISSUER_UNAVAILABLE(TECHNICAL, RETRY_LATER),
  SYSTEM_ERROR(TECHNICAL, RETRY_LATER),
  EXPIRED_CARD(HARD, CHANGE_METHOD),
  INVALID_CARD_NUMBER(DATA, FIX_DATA),
  CVV_MISMATCH(DATA, FIX_DATA),
  AVS_MISMATCH(DATA, FIX_DATA),
  AUTHENTICATION_REQUIRED(DATA, FIX_DATA),
  PIN_ERROR(DATA, CHANGE_METHOD),
  LOST_CARD(HARD, CHANGE_METHOD),
  STOLEN_CARD(HARD, CHANGE_METHOD),
  RESTRICTED_CARD(HARD, CHANGE_METHOD),
  NOT_PERMITTED(HARD, CHANGE_METHOD),
  CARD_NOT_SUPPORTED(HARD, CHANGE_METHOD),
  SUSPECTED_FRAUD(FRAUD, CHANGE_METHOD),
  RISK_BLOCKED(FRAUD, CHANGE_METHOD),
  STOP_PAYMENT(DO_NOT_RETRY, CONTACT_BANK),
  DO_NOT_TRY_AGAIN(DO_NOT_RETRY, CHANGE_METHOD),

  ACCOUNT_CLOSED(HARD, CHANGE_METHOD),
  NO_ACCOUNT(HARD, FIX_DATA),
  ACCOUNT_FROZEN(HARD, CONTACT_BANK),
  NOT_DEBITABLE(HARD, CHANGE_METHOD),
  AUTHORIZATION_REVOKED(DO_NOT_RETRY, CHANGE_METHOD),
  TERMS_DISPUTED(DO_NOT_RETRY, CONTACT_BANK),
  NAME_MISMATCH(DATA, FIX_DATA),
  ACCOUNT_NOT_VALIDATED(DATA, CHANGE_METHOD),
  FORMAT(TECHNICAL, NONE),
  INTERBANK(TECHNICAL, NONE),

  /** The processor says that it has seen this before, and a lookup could not say what it saw. */
  DUPLICATE(TECHNICAL, NONE),
  INVALID_AMOUNT(TECHNICAL, NONE),
  INVALID_TRANSACTION(TECHNICAL, NONE),
  INVALID_MERCHANT(TECHNICAL, NONE),
  WRONG_STATE(TECHNICAL, NONE),

  /** The processor was never reached: no money moved, and another try is safe. */
  NOT_ATTEMPTED(TECHNICAL, RETRY_LATER),
  /** The processor, asked twice, knows nothing of it: no money moved. */
  NOT_FOUND(TECHNICAL, RETRY_LATER);

  private final Category category;
  private final Advice advice;
  private final String code;

  DeclineReason(Category category, Advice advice) {
    this.category = category;
    this.advice = advice;
    this.code = name().toLowerCase(Locale.ROOT);
  }

  /** What this reason allows; one for each. */
  public Category category() {
    return category;
  }

  /** What to do unless the network said better. */
  public Advice advice() {
    return advice;
  }

  /** The name in the API: lower snake case. */
  public String code() {
    return code;
  }
}
