package dev.acquit.gateway.bulk.web;

import dev.acquit.gateway.bulk.Row;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Money;
import dev.acquit.gateway.money.MoneyText;
import dev.acquit.gateway.money.Names;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
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

  private static final List<String> NAMES =
      List.of(
          "item",
          "payment",
          "refund",
          "reference",
          "amount",
          "amount_decimal",
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

  static String head(List<String> more) {
    return Csv.line(Stream.concat(NAMES.stream(), more.stream()).toArray());
  }

  String line(List<String> more) {
    var cells =
        Stream.<@Nullable Object>of(
            item,
            payment,
            refund,
            reference,
            amount,
            decimal(),
            currency,
            processorAccount,
            outcome,
            reason,
            doneAt);
    return Csv.line(Stream.concat(cells, more.stream()).toArray());
  }

  private @Nullable String decimal() {
    return amount == null || currency == null
        ? null
        : MoneyText.decimal(new Money(amount, currency));
  }
}
