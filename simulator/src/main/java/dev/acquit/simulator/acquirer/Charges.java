package dev.acquit.simulator.acquirer;

import dev.acquit.simulator.ledger.Operation;
import dev.acquit.simulator.ledger.Operation.Result;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** All charges and operations, found by id and by reference. */
final class Charges {

  private final Map<Key, Operation> byReference = new HashMap<>();
  private final Map<String, Operation> byId = new HashMap<>();
  private final Map<String, Charge> charges = new HashMap<>();
  private final PriorityQueue<Batched> unsettled =
      new PriorityQueue<>(Comparator.comparing(Batched::at));

  void add(Operation operation) {
    byReference.put(new Key(operation.account(), operation.reference()), operation);
    byId.put(operation.id(), operation);
    if (operation.result() == Result.APPROVED) {
      carryOut(operation);
    }
  }

  private void carryOut(Operation operation) {
    var charge = charges.get(operation.charge());
    if (charge == null) {
      charge = new Charge(operation);
      charges.put(operation.charge(), charge);
    } else {
      charge.apply(operation);
    }
    switch (operation.operation()) {
      case CHARGE, CAPTURE -> awaitBatch(charge);
      case AUTHORIZE, VOID, REFUND -> {}
    }
  }

  private void awaitBatch(Charge charge) {
    var at = charge.settlesAt();
    if (at != null) {
      unsettled.add(new Batched(charge, at));
    }
  }

  @Nullable Operation find(String account, String reference) {
    return byReference.get(new Key(account, reference));
  }

  /** The operation of that id, unless it is another account's. */
  @Nullable Operation operation(String account, String id) {
    var operation = byId.get(id);
    return operation != null && operation.account().equals(account) ? operation : null;
  }

  /** The charge that an operation opened or belongs to, null where it was declined. */
  @Nullable Charge chargeOf(Operation operation) {
    return charges.get(operation.charge());
  }

  /** The charges whose batch has left by now, in the order in which they left. */
  List<Charge> due(Instant now) {
    var due = new ArrayList<Charge>();
    for (var next = unsettled.peek(); next != null && isDue(next, now); next = unsettled.peek()) {
      unsettled.remove();
      if (next.charge().awaitsBatch()) {
        due.add(next.charge());
      }
    }
    return due;
  }

  /** Notes that the charge's batch has left. */
  void settle(String id) {
    var charge = charges.get(id);
    if (charge != null) {
      charge.settle();
    }
  }

  private static boolean isDue(Batched batched, Instant now) {
    return !batched.at().isAfter(now);
  }

  private record Key(String account, String reference) {}

  private record Batched(Charge charge, Instant at) {}
}
