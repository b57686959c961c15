package dev.acquit.gateway.mandate;

import dev.acquit.gateway.http.Fields;
import dev.acquit.gateway.money.Currencies;
import dev.acquit.gateway.money.Money;
import dev.acquit.processor.Instrument.Mandate.EntryClass;
import dev.acquit.processor.Instrument.Mandate.Kind;
import dev.acquit.processor.Instrument.Mandate.Use;
import dev.acquit.processor.Rail;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads {@code mandate}: the account holder's word, and the evidence of it. */
public final class MandateForm {

  private static final int LONGEST_VERSION = 100;
  private static final int LONGEST_FREQUENCY = 200;
  private static final int MOST_DAYS = 90;
  private static final String AT = "mandate";

  private MandateForm() {}

  /** The mandate in the body; null where there is none. */
  public static @Nullable NewMandate read(Fields fields, Clock clock) {
    return fields.optionalObject(AT).map(mandate -> whole(mandate, clock)).orElse(null);
  }

  /** The same of an account on that rail: what cannot be there is told, too. */
  public static @Nullable NewMandate read(Fields fields, Rail rail, Clock clock) {
    var read = read(fields, clock);
    if (read != null) {
      read.misfits(rail)
          .forEach(misfit ->
              fields.reject(
                  AT, misfit.pointer().substring(AT.length() + 2), misfit.code(), misfit.detail()));
    }
    return read;
  }

  /** The mandate that a body is, of an account on that rail. */
  public static NewMandate whole(Fields fields, Rail rail, Clock clock) {
    var read = of(fields, clock.instant());
    read.misfits(rail)
        .forEach(misfit ->
            fields.reject(
                misfit.pointer().substring(AT.length() + 2), misfit.code(), misfit.detail()));
    fields.verify();
    return read;
  }

  private static NewMandate whole(Fields fields, Clock clock) {
    var read = of(fields, clock.instant());
    fields.close();
    return read;
  }

  private static NewMandate of(Fields fields, Instant now) {
    var acceptedAt = Evidence.instant(fields, "accepted_at");
    Evidence.refuseFuture(fields, "accepted_at", acceptedAt, now);
    var use = fields.choice("use", Use.class, Use.ONE_TIME);
    var kind = fields.choice("kind", Kind.class, Kind.PERSONAL);
    var entryClass = fields.choice("entry_class", EntryClass.class, EntryClass.WEB);
    return new NewMandate(
        fields.has("kind") ? kind : null,
        use,
        fields.has("entry_class") ? entryClass : null,
        amount(fields),
        fields.optionalText("frequency", LONGEST_FREQUENCY),
        noticeDays(fields, use),
        waived(fields, use),
        fields.text("text_version", LONGEST_VERSION),
        acceptedAt,
        fields.ip("ip"),
        Evidence.sentAt(fields, "confirmation_sent_at", acceptedAt, now));
  }

  private static @Nullable Money amount(Fields fields) {
    var amount = fields.optionalInteger("amount", 1, Money.MAX);
    var currency = fields.optionalText("currency", 3);
    if (currency != null && !Currencies.known(currency)) {
      fields.reject("currency", "unknown_currency", "An upper-case ISO 4217 code with minor units");
    }
    if ((amount == null) != (currency == null)) {
      fields.reject(amount == null ? "amount" : "currency", "required", "Both, or neither");
    }
    return amount == null || currency == null ? null : new Money(amount, currency);
  }

  private static @Nullable Integer noticeDays(Fields fields, Use use) {
    var days = fields.optionalInteger("notice_days", 1, MOST_DAYS);
    if (days != null && isOnce(use)) {
      fields.reject("notice_days", "not_supported", "Only recurring debits are noticed");
    }
    return days == null ? null : days.intValue();
  }

  /** Rule H1 lets neither one-time nor sporadic debits waive anything. */
  private static boolean waived(Fields fields, Use use) {
    var waived = fields.flag("waived", false);
    if (waived && isOnce(use)) {
      fields.reject("waived", "not_supported", "Only recurring debits have a notice to waive");
    }
    if (waived && fields.has("notice_days")) {
      fields.reject("notice_days", "not_supported", "A notice that is waived has no days");
    }
    return waived;
  }

  private static boolean isOnce(Use use) {
    return use == Use.ONE_TIME || use == Use.SPORADIC;
  }
}
