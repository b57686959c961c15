package dev.acquit.processor.cardpointe;

import dev.acquit.processor.Amount;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Approved;
import dev.acquit.processor.Outcome.Declined;
import dev.acquit.processor.Outcome.Evidence;
import dev.acquit.processor.Outcome.Pending;
import dev.acquit.processor.Outcome.Rejected;
import dev.acquit.processor.Outcome.Unknown;
import dev.acquit.processor.Rail;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the gateway answers, whatever was asked: a letter in {@code respstat} that decides, and a
 * code. Fields that make no sense are as if they were missing; it prints none of them.
 */
record CardPointeAnswer(JsonNode json) {

  static final String UNREADABLE = "unreadable";

  /** A field's text; null where it is missing, empty or no plain value. */
  static @Nullable String text(JsonNode json, String field) {
    var value = json.get(field);
    if (value == null || !value.isValueNode() || value.isNull()) {
      return null;
    }
    var text = value.asString().strip();
    return text.isEmpty() ? null : text;
  }

  private @Nullable String text(String field) {
    return text(json, field);
  }

  /** The gateway's own reference of what it did. */
  @Nullable String retref() {
    return text("retref");
  }

  /** Our reference, where the answer repeats it; its name is spelled in two ways. */
  @Nullable String order() {
    var order = text("orderid");
    return order == null ? text("orderId") : order;
  }

  /** A, B or C; empty where there is none. */
  String letter() {
    var letter = text("respstat");
    return letter == null ? "" : letter;
  }

  boolean isApproved() {
    return letter().equals("A");
  }

  /** Which processor's code; null where either is missing. */
  @Nullable String code() {
    var processor = text("respproc");
    var code = text("respcode");
    return processor == null || code == null ? null : processor + "." + code;
  }

  /** The settlement status in lower case; empty where there is none. */
  String status() {
    var status = text("setlstat");
    return status == null ? "" : status.toLowerCase(Locale.ROOT);
  }

  /** When it was settled, as it is written. */
  @Nullable String settled() {
    return text("settledate");
  }

  /** What became of a charge, an authorization or a verification. */
  Outcome opened(Amount asked, Rail rail, CardPointeCodes codes) {
    return isApproved() ? accepted(asked, rail) : refused(codes);
  }

  /** A bank's yes is only that it was taken; the answer itself tells of a bank too. */
  private Outcome accepted(Amount asked, Rail rail) {
    var theirs = retref();
    if (theirs == null) {
      return new Unknown(UNREADABLE);
    }
    return rail != Rail.CARD || CardPointeCodes.isBank(text("respproc"))
        ? new Pending(theirs)
        : approved(theirs, asked);
  }

  /** Approved for what the answer says, for what was asked where it says nothing. */
  Outcome approved(String theirs, Amount asked) {
    var amount = amount(asked);
    return amount == null
        ? new Unknown("amount_not_told", theirs)
        : new Approved(theirs, amount, evidence());
  }

  private @Nullable Amount amount(Amount asked) {
    var written = text("amount");
    if (written == null) {
      return asked;
    }
    var minor = Wire.minor(written, asked.currency());
    return minor == null ? null : new Amount(Math.abs(minor), asked.currency());
  }

  private Evidence evidence() {
    return new Evidence(
        text("authcode"),
        CardPointeCodes.avs(text("avsresp")),
        CardPointeCodes.cvc(text("cvvresp")),
        null);
  }

  /** What became of a void: its amount is what is left. */
  Outcome voided(Amount asked, CardPointeCodes codes) {
    if (!isApproved()) {
      return refused(codes);
    }
    var theirs = retref();
    var left = left(asked);
    if (theirs == null || left == null) {
      return new Unknown(UNREADABLE, theirs);
    }
    return left >= asked.minor()
        ? new Unknown("amount_left", theirs)
        : new Approved(theirs, new Amount(asked.minor() - left, asked.currency()), Evidence.NONE);
  }

  private @Nullable Long left(Amount asked) {
    var written = text("amount");
    return written == null ? Long.valueOf(0) : Wire.minor(written, asked.currency());
  }

  /** A no, or an answer that is none. */
  Outcome refused(CardPointeCodes codes) {
    var code = code();
    var isNo = letter().equals("B") || letter().equals("C");
    if (!isNo || code == null) {
      return new Unknown(UNREADABLE, retref());
    }
    if (CardPointeCodes.isOpen(code)) {
      return new Unknown("answer_" + code.toLowerCase(Locale.ROOT), retref());
    }
    var rejection = codes.rejection(code);
    return rejection == null ? declined(code, codes) : new Rejected(rejection, code);
  }

  /** A no by that code, with what the networks advise. */
  Outcome declined(String code, CardPointeCodes codes) {
    return new Declined(
        retref(),
        codes.declined(
            code, letter().equals("B"), text("merchAdviceCode"), text("declineCategory")));
  }

  @Override
  public String toString() {
    return "CardPointeAnswer[" + retref() + ", " + code() + "]";
  }
}
