package dev.acquit.simulator.acquirer;

import dev.acquit.simulator.acquirer.Answer.Done;
import dev.acquit.simulator.acquirer.Answer.Refusal;
import dev.acquit.simulator.acquirer.Answer.Refused;
import dev.acquit.simulator.books.Books;
import dev.acquit.simulator.books.Charge;
import dev.acquit.simulator.books.Dispute;
import dev.acquit.simulator.books.DisputeView;
import dev.acquit.simulator.books.Entry;
import dev.acquit.simulator.books.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What payers dispute with their issuers. Debits are returned instead. */
final class Disputes {

  private static final String FRAUD = "10.4";
  private static final Duration TIME_TO_RESPOND = Duration.ofDays(14);

  private final Books books;

  Disputes(Books books) {
    this.books = books;
  }

  /** The payer disputes a charge that was bound to be disputed. */
  void complain(Charge charge, Instant at) {
    var fate = charge.opened().fate();
    if (books.disputesOf(charge.opened().id()).isEmpty() && fate != null && fate.code() != null) {
      open(charge, charge.captured(), fate.code(), Dispute.Stage.OPEN, at);
    }
  }

  /** Opens a dispute; what is not said is all that is left, as fraud. */
  Answer<DisputeView> open(
      Charge charge, @Nullable Long amount, @Nullable String reason, Dispute.Stage stage) {
    if (charge.isDebit()) {
      return new Refused<>(Refusal.WRONG_STATE, "A debit is returned, not disputed");
    }
    if (!EnumSet.of(Charge.Stage.TAKEN, Charge.Stage.SETTLED).contains(charge.stage())) {
      return new Refused<>(Refusal.WRONG_STATE, "The charge took no money");
    }
    var disputed = amount == null ? charge.disputable() : amount;
    if (disputed < 1 || disputed > charge.disputable()) {
      return new Refused<>(Refusal.WRONG_STATE, "Less than that is left undisputed");
    }
    var code = reason == null ? FRAUD : reason;
    return shown(open(charge, disputed, code, stage, books.clock().now()));
  }

  private Dispute open(Charge charge, long amount, String reason, Dispute.Stage stage, Instant at) {
    var dispute =
        new Dispute(
            Ids.next("dp_"), charge.opened().id(), amount, stage, reason, at.plus(TIME_TO_RESPOND));
    books.record(new Entry.Disputed(dispute, at));
    return dispute;
  }

  Answer<DisputeView> move(String id, Dispute.Stage stage) {
    var dispute = books.dispute(id);
    if (dispute == null) {
      return new Refused<>(Refusal.NOT_FOUND, "No such dispute");
    }
    if (!dispute.stage().mayBecome(stage)) {
      var message = "A dispute that is " + dispute.stage().code() + " cannot be " + stage.code();
      return new Refused<>(Refusal.WRONG_STATE, message);
    }
    books.record(new Entry.DisputeMoved(id, stage, books.clock().now()));
    return shown(dispute.at(stage));
  }

  List<DisputeView> of(Charge charge) {
    return books.disputesOf(charge.opened().id()).stream().map(this::view).toList();
  }

  private Answer<DisputeView> shown(Dispute dispute) {
    return new Done<>(view(dispute));
  }

  private DisputeView view(Dispute dispute) {
    return DisputeView.of(dispute, books.operation(dispute.charge()));
  }
}
