package dev.acquit.simulator.acquirer;

import dev.acquit.simulator.acquirer.Answer.Done;
import dev.acquit.simulator.acquirer.Answer.Refusal;
import dev.acquit.simulator.acquirer.Answer.Refused;
import dev.acquit.simulator.acquirer.Command.Change;
import dev.acquit.simulator.books.Books;
import dev.acquit.simulator.books.Charge;
import dev.acquit.simulator.books.Entry;
import dev.acquit.simulator.books.Ids;
import dev.acquit.simulator.ledger.Fate;
import dev.acquit.simulator.ledger.Operation;
import dev.acquit.simulator.ledger.Operation.Kind;
import dev.acquit.simulator.ledger.Operation.Result;
import org.jspecify.annotations.Nullable;

/**
 * Captures, voids and refunds charges, where their state allows it. One that waits for its payer is
 * called off by a void.
 */
final class Changes {

  private final Books books;

  Changes(Books books) {
    this.books = books;
  }

  /** The operation of that id, unless it is another account's. */
  @Nullable Operation target(String account, String id) {
    var operation = books.ledger().operation(id);
    return operation != null && operation.account().equals(account) ? operation : null;
  }

  Answer<Operation> change(Change change) {
    var target = target(change.account(), change.charge());
    if (target == null) {
      return new Refused<>(Refusal.NOT_FOUND, "No such charge");
    }
    if (change.kind() == Kind.VOID && target.result() == Result.ACTION_REQUIRED) {
      return record(changed(change, target, target.amount(), Result.APPROVED));
    }
    var charge = books.chargeOf(target);
    if (charge == null) {
      return new Refused<>(Refusal.WRONG_STATE, "The charge was declined");
    }
    long amount = change.amount() == null ? charge.left(change.kind()) : change.amount();
    var refusal = charge.refuses(change.kind(), amount);
    return refusal == null
        ? record(changed(change, charge.opened(), amount, result(change.kind(), charge)))
        : new Refused<>(Refusal.WRONG_STATE, "The charge was " + refusal);
  }

  private Answer<Operation> record(Operation operation) {
    books.record(new Entry.Operated(operation));
    return new Done<>(operation);
  }

  private Operation changed(Change change, Operation opened, long amount, Result result) {
    var merchantReference = change.merchantReference();
    return new Operation(
        Ids.next(prefix(change.kind())),
        opened.id(),
        change.account(),
        change.kind(),
        change.reference(),
        merchantReference == null ? opened.merchantReference() : merchantReference,
        amount,
        opened.currency(),
        result,
        books.clock().now(),
        null,
        null,
        null,
        opened.method(),
        null);
  }

  private static Result result(Kind kind, Charge charge) {
    var waits = charge.isDebit() || Fate.is(charge.opened().fate(), Fate.Kind.REFUNDS_WAIT);
    return kind == Kind.REFUND && waits ? Result.PENDING : Result.APPROVED;
  }

  private static String prefix(Kind kind) {
    return switch (kind) {
      case CHARGE, AUTHORIZE, VERIFY -> "ch_";
      case CAPTURE -> "cap_";
      case VOID -> "vd_";
      case REFUND -> "re_";
    };
  }
}
