package dev.acquit.gateway.bulk.web;

import dev.acquit.gateway.bulk.Batch.Sum;
import dev.acquit.gateway.bulk.BulkService.Preview;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Names;
import java.util.List;

/**
 * What a batch would be, as the API shows it.
 *
 * @param skipped those that are left as they are, as they stand now
 * @param approval whether a second person would have to approve it
 */
record PreviewJson(
    int rows,
    List<Sum> amounts,
    List<OfCause> causes,
    List<OfAccount> processorAccounts,
    List<OfReason> skipped,
    boolean approval) {

  static PreviewJson of(Preview preview) {
    var chosen = preview.chosen();
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
        chosen.skipped(preview.order()).entrySet().stream()
            .map(one -> new OfReason(one.getKey().code(), one.getValue()))
            .toList(),
        preview.approval());
  }

  /** How many there are of a cause. */
  record OfCause(String cause, int rows) {}

  /** How many were tried last at an account. */
  record OfAccount(String processorAccount, String processor, int rows) {}

  /** How many are left as they are for that reason. */
  record OfReason(String reason, int rows) {}
}
