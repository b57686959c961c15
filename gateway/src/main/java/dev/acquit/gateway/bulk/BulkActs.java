package dev.acquit.gateway.bulk;

import dev.acquit.gateway.bulk.Batch.Decision;
import dev.acquit.gateway.journal.Act;
import dev.acquit.gateway.journal.Actor;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Names;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the journal tells of batches. What is done to each of their items it tells of the item. */
final class BulkActs {

  private BulkActs() {}

  static Act begun(Batch batch) {
    var shown = new TreeMap<String, Object>();
    shown.put("action", Names.of(batch.order().action()));
    shown.put("rows", batch.size());
    shown.put("amounts", batch.sums());
    shown.put("status", Names.of(batch.status()));
    return Act.of(batch.by(), batch.live(), "bulk.begun", id(batch), null, shown);
  }

  static Act decided(Batch was, Batch after, Decision decision) {
    return Act.of(
        decision.by(),
        was.live(),
        "bulk." + Names.of(decision.verdict()),
        id(was),
        status(was, null),
        status(after, decision.reason()));
  }

  private static Object status(Batch batch, @Nullable String reason) {
    var shown = new TreeMap<String, Object>();
    shown.put("status", Names.of(batch.status()));
    shown.put("reason", reason);
    return shown;
  }

  /** Who ends what nobody has decided on in time. */
  static Actor clock() {
    return Actor.system("bulk");
  }

  private static String id(Batch batch) {
    return IdKind.BATCH.format(batch.id());
  }
}
