package dev.acquit.gateway.bulk.web;

import dev.acquit.gateway.bulk.Batch.Sum;
import dev.acquit.gateway.bulk.BulkService.Preview;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Names;
import java.util.List;
import java.util.Map;

/**
 * What a batch would be, as the API shows it.
 *
 * @param amounts what is at stake, of all rows
 * @param toDo how many rows would be done, as they stand now
 * @param charges what would be charged of those, and {@code refunds} what given back
 * @param refused those that are known to be refused
 * @param skipped those that are left as they are, as they stand now
 * @param approval whether a second person would have to approve it
 */
record PreviewJson(
    int rows,
    List<Sum> amounts,
    List<OfCause> causes,
    List<OfAccount> processorAccounts,
    int toDo,
    List<Sum> charges,
    List<Sum> refunds,
    List<OfReason> refused,
    List<OfReason> skipped,
    boolean approval) {

  static PreviewJson of(Preview preview) {
    var chosen = preview.chosen();
    var order = preview.order();
    var toDo = chosen.toDo(order);
    return new PreviewJson(
        chosen.size(),
        chosen.sums(),
        chosen.causes().entrySet().stream()
            .map(one -> new OfCause(Names.of(one.getKey()), one.getValue()))
            .toList(),
        chosen.accounts().entrySet().stream()
            .map(one ->
                new OfAccount(
                    IdKind.PROCESSOR_ACCOUNT.format(one.getKey().account()),
                    one.getKey().processor(),
                    one.getValue()))
            .toList(),
        toDo.size(),
        toDo.ofRefunds(false).sums(),
        toDo.ofRefunds(true).sums(),
        counts(chosen.refused(order)),
        counts(chosen.skipped(order)),
        preview.approval());
  }

  private static List<OfReason> counts(Map<ProblemCode, Integer> reasons) {
    return reasons.entrySet().stream()
        .map(one -> new OfReason(one.getKey().code(), one.getValue()))
        .toList();
  }

  /** How many there are of a cause. */
  record OfCause(String cause, int rows) {}

  /** How many were tried last at an account. */
  record OfAccount(String processorAccount, String processor, int rows) {}

  /** How many are refused, or left as they are, for that reason. */
  record OfReason(String reason, int rows) {}
}
