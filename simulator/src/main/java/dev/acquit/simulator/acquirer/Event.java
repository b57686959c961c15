package dev.acquit.simulator.acquirer;

import dev.acquit.simulator.ledger.Operation;
import dev.acquit.simulator.ledger.Operation.Result;
import java.time.Instant;
import java.util.List;

/**
 * Something that an account's endpoints are told.
 *
 * @param created by the business clock
 */
public record Event(
    String id, String type, Instant created, Operation data, List<Endpoint> endpoints) {

  static String typeOf(Operation operation) {
    if (operation.result() == Result.DECLINED) {
      return "charge.failed";
    }
    return switch (operation.operation()) {
      case CHARGE -> "charge.succeeded";
      case AUTHORIZE -> "charge.authorized";
      case CAPTURE -> "charge.captured";
      case VOID -> "charge.voided";
      case REFUND -> "refund.succeeded";
    };
  }
}
