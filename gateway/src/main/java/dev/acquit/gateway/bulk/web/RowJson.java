package dev.acquit.gateway.bulk.web;

import dev.acquit.gateway.bulk.Row;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Names;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What came of an item of a batch, as the API shows it, in JSON and in CSV. */
record RowJson(
    String item,
    @Nullable String payment,
    @Nullable String refund,
    @Nullable String reference,
    @Nullable Long amount,
    @Nullable String currency,
    String processorAccount,
    String outcome,
    @Nullable String reason,
    @Nullable Instant doneAt) {

  /** The names of {@link #line}'s cells. */
  static final String HEADER =
      Csv.line(
          "item",
          "payment",
          "refund",
          "reference",
          "amount",
          "currency",
          "processor_account",
          "outcome",
          "reason",
          "done_at");

  static RowJson of(Row row) {
    var money = row.money();
    return new RowJson(
        IdKind.ACTION_ITEM.format(row.item()),
        id(IdKind.PAYMENT, row.payment()),
        id(IdKind.REFUND, row.refund()),
        row.reference(),
        money == null ? null : money.minor(),
        money == null ? null : money.currency(),
        IdKind.PROCESSOR_ACCOUNT.format(row.account()),
        Names.of(row.outcome()),
        row.reason(),
        row.doneAt());
  }

  private static @Nullable String id(IdKind kind, @Nullable UUID id) {
    return id == null ? null : kind.format(id);
  }

  String line() {
    return Csv.line(
        item,
        payment,
        refund,
        reference,
        amount,
        currency,
        processorAccount,
        outcome,
        reason,
        doneAt);
  }
}
