package dev.acquit.simulator.acquirer;

import dev.acquit.simulator.acquirer.Answer.Done;
import dev.acquit.simulator.acquirer.Answer.Refusal;
import dev.acquit.simulator.acquirer.Answer.Refused;
import dev.acquit.simulator.bank.Rail;
import dev.acquit.simulator.books.Books;
import dev.acquit.simulator.books.Charge;
import dev.acquit.simulator.books.Charge.Stage;
import dev.acquit.simulator.books.Dispute;
import dev.acquit.simulator.books.DisputeView;
import dev.acquit.simulator.books.Entry;
import dev.acquit.simulator.books.Payout;
import dev.acquit.simulator.ledger.Operation;
import dev.acquit.simulator.ledger.Operation.Kind;
import dev.acquit.simulator.ledger.Operation.Result;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What banks and payers do behind the accounts' backs, when somebody wants it at once. Charges and
 * refunds are named by their reference, which must be one account's only.
 */
public final class Aftermath {

  private static final String REFUND_CODE = "account_closed";

  private final Books books;
  private final Diary diary;
  private final Disputes disputes;
  private final Payouts payouts;

  Aftermath(Books books, Diary diary, Disputes disputes, Payouts payouts) {
    this.books = books;
    this.diary = diary;
    this.disputes = disputes;
    this.payouts = payouts;
  }

  /** The bank returns a debit, for lack of funds where no code is given. */
  public Answer<Operation> giveBack(String reference, @Nullable String code) {
    return ofCharge(reference, charge -> giveBack(charge, code));
  }

  private Answer<Operation> giveBack(Charge charge, @Nullable String code) {
    var method = charge.opened().method();
    if (!EnumSet.of(Stage.SENT, Stage.SETTLED).contains(charge.stage())
        || method == null
        || method.rail() == null) {
      return new Refused<>(Refusal.WRONG_STATE, "Not a debit that is on its way or settled");
    }
    var why = code == null ? Rail.of(method.rail()).insufficientFunds() : code;
    return recorded(new Entry.Returned(charge.opened().id(), why, books.clock().now()), charge);
  }

  /** The bank takes its return back. */
  public Answer<Operation> reverseReturn(String reference) {
    return ofCharge(reference, this::reverseReturn);
  }

  private Answer<Operation> reverseReturn(Charge charge) {
    return charge.stage() == Stage.RETURNED
        ? recorded(new Entry.Reversed(charge.opened().id(), books.clock().now()), charge)
        : new Refused<>(Refusal.WRONG_STATE, "Not a debit that was returned");
  }

  private Answer<Operation> recorded(Entry entry, Charge charge) {
    books.record(entry);
    diary.keep();
    return new Done<>(books.operation(charge.opened().id()));
  }

  /** A refund comes back, or does not arrive. */
  public Answer<Operation> failRefund(String reference) {
    diary.keep();
    var refund = only(reference);
    if (refund == null) {
      return nothing();
    }
    if (refund.operation() != Kind.REFUND || refund.result() == Result.DECLINED) {
      return new Refused<>(Refusal.WRONG_STATE, "Not a refund that can fail");
    }
    books.record(new Entry.RefundFailed(refund.id(), REFUND_CODE, books.clock().now()));
    return new Done<>(books.operation(refund.id()));
  }

  /** The payer disputes a charge: all that is left of it, as fraud, where nothing else is said. */
  public Answer<DisputeView> dispute(
      String reference, @Nullable Long amount, @Nullable String reason, Dispute.Stage stage) {
    return ofCharge(reference, charge -> disputes.open(charge, amount, reason, stage));
  }

  /** The disputes of a charge, oldest first. */
  public Answer<List<DisputeView>> disputes(String reference) {
    return ofCharge(reference, charge -> new Done<>(disputes.of(charge)));
  }

  public Answer<DisputeView> moveDispute(String id, Dispute.Stage stage) {
    diary.keep();
    return disputes.move(id, stage);
  }

  /** Pays out what there is, whatever day it is. */
  public List<Payout> payOut() {
    diary.keep();
    return payouts.payAll();
  }

  private <T> Answer<T> ofCharge(String reference, Function<Charge, Answer<T>> work) {
    diary.keep();
    var operation = only(reference);
    if (operation == null) {
      return nothing();
    }
    var charge = books.chargeOf(operation);
    return charge == null
        ? new Refused<>(Refusal.WRONG_STATE, "The charge was declined")
        : work.apply(charge);
  }

  private @Nullable Operation only(String reference) {
    var operations = books.ledger().operations(reference);
    return operations.size() == 1 ? operations.getFirst() : null;
  }

  private static <T> Answer<T> nothing() {
    return new Refused<>(
        Refusal.NOT_FOUND, "There is not exactly one operation with this reference");
  }
}
