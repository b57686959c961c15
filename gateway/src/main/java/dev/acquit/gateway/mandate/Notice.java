package dev.acquit.gateway.mandate;

import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the payor was told of a debit to come.
 *
 * @param debitOn the day that it is to be made on
 * @param from the first day on which it may be: {@code debitOn}, or the end of the notice period
 * @param payment the debit that it was for, where it allows one only
 */
public record Notice(
    UUID organization,
    UUID id,
    UUID mandate,
    Money money,
    LocalDate debitOn,
    Instant sentAt,
    LocalDate from,
    @Nullable UUID payment,
    Instant createdAt) {

  static Notice of(Mandate mandate, Money money, LocalDate debitOn, Instant sentAt, Instant now) {
    var waited = Mandate.day(sentAt).plusDays(mandate.agreement().noticeDays());
    return new Notice(
        mandate.organization(),
        Ids.next(),
        mandate.id(),
        money,
        debitOn,
        sentAt,
        waited.isAfter(debitOn) ? waited : debitOn,
        null,
        now);
  }
}
