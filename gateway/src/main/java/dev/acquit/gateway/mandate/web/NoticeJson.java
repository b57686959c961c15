package dev.acquit.gateway.mandate.web;

import dev.acquit.gateway.mandate.Notice;
import dev.acquit.gateway.money.IdKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the payor was told of a debit, as the API shows it. */
record NoticeJson(
    String id,
    String mandate,
    long amount,
    String currency,
    String debitOn,
    String debitFrom,
    Instant sentAt,
    @Nullable String payment,
    Instant createdAt) {

  static NoticeJson of(Notice notice) {
    return new NoticeJson(
        IdKind.NOTICE.format(notice.id()),
        IdKind.MANDATE.format(notice.mandate()),
        notice.money().minor(),
        notice.money().currency(),
        notice.debitOn().toString(),
        notice.from().toString(),
        notice.sentAt(),
        notice.payment() == null ? null : IdKind.PAYMENT.format(notice.payment()),
        notice.createdAt());
  }
}
