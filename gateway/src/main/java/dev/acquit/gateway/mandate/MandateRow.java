package dev.acquit.gateway.mandate;

import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.mandate.Mandate.Agreement;
import dev.acquit.gateway.mandate.Mandate.End;
import dev.acquit.gateway.mandate.Mandate.EndReason;
import dev.acquit.gateway.mandate.Mandate.Payor;
import dev.acquit.gateway.mandate.Mandate.Standing;
import dev.acquit.gateway.mandate.Mandate.Status;
import dev.acquit.gateway.money.Money;
import dev.acquit.gateway.money.Names;
import dev.acquit.processor.Instrument.AccountType;
import dev.acquit.processor.Instrument.Mandate.EntryClass;
import dev.acquit.processor.Instrument.Mandate.Kind;
import dev.acquit.processor.Instrument.Mandate.Use;
import dev.acquit.processor.Rail;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table {@code mandate} as one JSON document, there and back: the statements of tokens
 * and of payments record mandates, too, and need no more of it than this.
 */
public record MandateRow(
    UUID organizationId,
    UUID id,
    boolean live,
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
    @Nullable String holderName,
    @Nullable String accountType,
    @Nullable String last4,
    @Nullable String bank,
    @Nullable UUID methodId,
    String status,
    @Nullable Instant confirmationSentAt,
    @Nullable Instant activatedAt,
    @Nullable String endedReason,
    @Nullable String endedDetail,
    @Nullable Instant endedAt,
    Instant createdAt,
    Instant updatedAt) {

  /** What {@link #of} fills, for an {@code INSERT} and for its {@code SELECT}. */
  public static final String COLUMNS =
      """
      organization_id, id, live, rail, kind, use, entry_class, amount, currency, frequency, notice_days, waived,
      text_version, accepted_at, ip, holder_name, account_type, last4, bank, method_id, status,
      confirmation_sent_at,
      activated_at, ended_reason, ended_detail, ended_at, created_at, updated_at
      """;

  /** The row as a document. */
  public static byte[] of(Mandate mandate) {
    return Json.bytes(row(mandate));
  }

  /** The mandate in a document: {@code to_jsonb} of its row. */
  public static Mandate read(byte[] document) {
    return Json.MAPPER.readValue(document, MandateRow.class).mandate();
  }

  private static MandateRow row(Mandate mandate) {
    var agreement = mandate.agreement();
    var amount = agreement.amount();
    var payor = mandate.payor();
    var standing = mandate.standing();
    var end = standing.end();
    return new MandateRow(
        mandate.organization(),
        mandate.id(),
        mandate.live(),
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
        payor.holderName(),
        name(payor.accountType()),
        payor.last4(),
        payor.bank(),
        mandate.method(),
        Names.of(standing.status()),
        standing.confirmationSentAt(),
        standing.activatedAt(),
        end == null ? null : Names.of(end.reason()),
        end == null ? null : end.detail(),
        end == null ? null : end.at(),
        mandate.createdAt(),
        mandate.updatedAt());
  }

  private Mandate mandate() {
    return new Mandate(
        organizationId, id, live, agreement(), payor(), methodId, standing(), createdAt, updatedAt);
  }

  private Agreement agreement() {
    return new Agreement(
        Names.parse(Rail.class, rail),
        Names.parse(Kind.class, kind),
        Names.parse(Use.class, use),
        constant(EntryClass.class, entryClass),
        amount == null || currency == null ? null : new Money(amount, currency),
        frequency,
        noticeDays,
        waived,
        textVersion,
        acceptedAt,
        ip);
  }

  private Payor payor() {
    return new Payor(holderName, constant(AccountType.class, accountType), last4, bank);
  }

  private Standing standing() {
    var end =
        endedReason == null || endedAt == null
            ? null
            : new End(Names.parse(EndReason.class, endedReason), endedDetail, endedAt);
    return new Standing(Names.parse(Status.class, status), confirmationSentAt, activatedAt, end);
  }

  private static @Nullable String name(@Nullable Enum<?> constant) {
    return constant == null ? null : Names.of(constant);
  }

  private static <E extends Enum<E>> @Nullable E constant(Class<E> type, @Nullable String name) {
    return name == null ? null : Names.parse(type, name);
  }
}
