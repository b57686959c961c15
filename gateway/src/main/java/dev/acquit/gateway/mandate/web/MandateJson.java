package dev.acquit.gateway.mandate.web;

import dev.acquit.gateway.mandate.Mandate;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Names;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A mandate as the API shows it; the account holder's name is in its document only. */
record MandateJson(
    String id,
    boolean live,
    String status,
    String rail,
    String kind,
    String use,
    @Nullable String entryClass,
    @Nullable Long amount,
    @Nullable String currency,
    @Nullable String frequency,
    int noticeDays,
    boolean waived,
    String textVersion,
    Instant acceptedAt,
    @Nullable String ip,
    AccountJson bankAccount,
    @Nullable String paymentMethod,
    @Nullable Instant confirmationSentAt,
    @Nullable Instant activatedAt,
    @Nullable String endedReason,
    @Nullable String endedDetail,
    @Nullable Instant endedAt,
    Instant createdAt,
    Instant updatedAt) {

  static MandateJson of(Mandate mandate) {
    var agreement = mandate.agreement();
    var amount = agreement.amount();
    var standing = mandate.standing();
    var end = standing.end();
    return new MandateJson(
        IdKind.MANDATE.format(mandate.id()),
        mandate.live(),
        Names.of(mandate.status()),
        Names.of(agreement.rail()),
        Names.of(agreement.kind()),
        Names.of(agreement.use()),
        name(agreement.entryClass()),
        amount == null ? null : amount.minor(),
        amount == null ? null : amount.currency(),
        agreement.frequency(),
        agreement.noticeDays(),
        agreement.waived(),
        agreement.textVersion(),
        agreement.acceptedAt(),
        agreement.ip(),
        AccountJson.of(mandate.payor()),
        mandate.method() == null ? null : IdKind.PAYMENT_METHOD.format(mandate.method()),
        standing.confirmationSentAt(),
        standing.activatedAt(),
        end == null ? null : Names.of(end.reason()),
        end == null ? null : end.detail(),
        end == null ? null : end.at(),
        mandate.createdAt(),
        mandate.updatedAt());
  }

  private static @Nullable String name(@Nullable Enum<?> constant) {
    return constant == null ? null : Names.of(constant);
  }

  /** Which account, as far as it may be shown; null where only a processor knows. */
  record AccountJson(@Nullable String accountType, @Nullable String last4, @Nullable String bank) {

    static AccountJson of(Mandate.Payor payor) {
      return new AccountJson(name(payor.accountType()), payor.last4(), payor.bank());
    }
  }
}
