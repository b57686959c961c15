package dev.acquit.gateway.mandate;

import dev.acquit.gateway.http.Problem.FieldError;
import dev.acquit.gateway.mandate.Mandate.Agreement;
import dev.acquit.gateway.money.Money;
import dev.acquit.processor.Instrument.Mandate.EntryClass;
import dev.acquit.processor.Instrument.Mandate.Kind;
import dev.acquit.processor.Instrument.Mandate.Use;
import dev.acquit.processor.Rail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mandate as it was given, before it is known of which account: what was not said is null.
 *
 * @param kind whom the rules protect; by default whom the account belongs to
 * @param confirmationSentAt when it was confirmed in writing, where that is done already
 */
public record NewMandate(
    @Nullable Kind kind,
    Use use,
    @Nullable EntryClass entryClass,
    @Nullable Money amount,
    @Nullable String frequency,
    @Nullable Integer noticeDays,
    boolean waived,
    String textVersion,
    Instant acceptedAt,
    @Nullable String ip,
    @Nullable Instant confirmationSentAt) {

  private static final String AT = "/mandate/";

  /** What of it cannot be on that rail. */
  public List<FieldError> misfits(Rail rail) {
    var errors = new ArrayList<FieldError>();
    if (rail != Rail.ACH && entryClass != null) {
      errors.add(new FieldError(AT + "entry_class", "not_supported", "Only ACH has entry classes"));
    }
    if (rail == Rail.ACH && kind != null && entryClass != null && whom(kind) != kind) {
      errors.add(
          new FieldError(
              AT + "entry_class",
              "not_supported",
              kind == Kind.BUSINESS ? "A company's debit is ccd" : "A consumer's is web or ppd"));
    }
    if (amount != null && rail == Rail.ACH && !amount.currency().equals("USD")) {
      errors.add(
          new FieldError(
              AT + "currency", "currency_not_supported", "This account is debited in USD"));
    }
    return errors;
  }

  /**
   * What it comes to on that rail.
   *
   * @param usual whom the rules protect, where neither it nor its entry class says
   */
  Agreement on(Rail rail, Kind usual, MandateSettings settings) {
    var whom = kind == null ? whom(usual) : kind;
    var days = waived ? 0 : noticeDays == null ? usualNotice(rail, whom, settings) : noticeDays;
    return new Agreement(
        rail,
        whom,
        use,
        rail == Rail.ACH ? entryClass(whom) : null,
        amount,
        frequency,
        days,
        waived,
        textVersion,
        acceptedAt,
        ip);
  }

  /** Only companies are debited as CCD. */
  private Kind whom(Kind otherwise) {
    return entryClass == null
        ? otherwise
        : entryClass == EntryClass.CCD ? Kind.BUSINESS : Kind.PERSONAL;
  }

  /**
   * Rule H1 wants ten calendar days of recurring debits; so does Regulation E (12 CFR 1005.10(d))
   * of a consumer's that vary. Companies agree on ACH on what they like, here on none.
   */
  private int usualNotice(Rail rail, Kind whom, MandateSettings settings) {
    var none = isOnce() || (rail == Rail.ACH && whom == Kind.BUSINESS);
    return none ? 0 : settings.noticeDays();
  }

  private boolean isOnce() {
    return use == Use.ONE_TIME || use == Use.SPORADIC;
  }

  /** A company's is CCD; a consumer's is WEB, or PPD where it was signed on paper. */
  private EntryClass entryClass(Kind whom) {
    if (entryClass != null) {
      return entryClass;
    }
    return whom == Kind.BUSINESS ? EntryClass.CCD : ip == null ? EntryClass.PPD : EntryClass.WEB;
  }
}
