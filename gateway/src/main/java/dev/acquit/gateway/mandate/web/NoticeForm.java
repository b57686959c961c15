package dev.acquit.gateway.mandate.web;

import dev.acquit.gateway.http.Fields;
import dev.acquit.gateway.mandate.Evidence;
import dev.acquit.gateway.mandate.Mandate;
import dev.acquit.gateway.money.Currencies;
import dev.acquit.gateway.money.Money;
import dev.acquit.processor.Rail;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The body of {@code POST /v1/mandates/{id}/notices}.
 *
 * @param sentAt null for now
 */
record NoticeForm(Money money, LocalDate debitOn, @Nullable Instant sentAt) {

  private static final int DATE = 10;

  static NoticeForm read(ObjectNode body, Mandate mandate, Instant now) {
    var fields = Fields.of(body);
    var amount = fields.integer("amount", 1, Money.MAX);
    var currency = currency(fields, mandate.agreement());
    var debitOn = date(fields);
    var accepted = mandate.agreement().acceptedAt();
    var sentAt = Evidence.sentAt(fields, "sent_at", accepted, now);
    var sent = LocalDate.ofInstant(sentAt == null ? now : sentAt, ZoneOffset.UTC);
    if (debitOn != null && debitOn.isBefore(sent)) {
      fields.reject("debit_on", "out_of_range", "Not before the notice was sent");
    }
    fields.verify();
    return new NoticeForm(
        new Money(amount, currency), debitOn == null ? LocalDate.EPOCH : debitOn, sentAt);
  }

  /** That of the agreement, or of the rail, where nothing is said. */
  private static String currency(Fields fields, Mandate.Agreement agreement) {
    var agreed = agreement.amount();
    var usual = agreed != null ? agreed.currency() : agreement.rail() == Rail.ACH ? "USD" : "CAD";
    var said = fields.optionalText("currency", 3);
    if (said != null && !Currencies.known(said)) {
      fields.reject("currency", "unknown_currency", "An upper-case ISO 4217 code with minor units");
    }
    return said == null ? usual : said;
  }

  private static @Nullable LocalDate date(Fields fields) {
    var text = fields.text("debit_on", DATE);
    try {
      if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
        return LocalDate.parse(text);
      }
    } catch (DateTimeException unreadable) {
      // told below
    }
    if (!text.isEmpty()) {
      fields.reject("debit_on", "invalid_format", "A date, such as 2026-12-01");
    }
    return null;
  }
}
