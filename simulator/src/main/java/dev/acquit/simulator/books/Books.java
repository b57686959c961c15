package dev.acquit.simulator.books;

import dev.acquit.simulator.books.Due.Payday;
import dev.acquit.simulator.books.Payout.Purpose;
import dev.acquit.simulator.clock.Agenda;
import dev.acquit.simulator.clock.BusinessClock;
import dev.acquit.simulator.journal.Journal;
import dev.acquit.simulator.ledger.Ledger;
import dev.acquit.simulator.ledger.Operation;
import dev.acquit.simulator.ledger.Operation.Kind;
import dev.acquit.simulator.ledger.Operation.Result;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** All that is so, and how it came to be so: entry by entry. */
public final class Books {

  /** The decline code of a charge that its merchant voided before its payer had done anything. */
  private static final String CALLED_OFF = "action_expired";

  private final Entries entries;
  private final BiConsumer<Books, Entry> listener;
  private final Ledger ledger = new Ledger();
  private final Directory directory = new Directory();
  private final BusinessClock clock = new BusinessClock();
  private final Agenda<Due> agenda = new Agenda<>();
  private final Schedule schedule = new Schedule(agenda);
  private final Purses purses = new Purses(agenda);
  private final Map<String, Charge> charges = new HashMap<>();
  private final Map<String, Dispute> disputes = new LinkedHashMap<>();

  private Books(Entries entries, BiConsumer<Books, Entry> listener) {
    this.entries = entries;
    this.listener = listener;
  }

  /**
   * The books as the journal left them.
   *
   * @param listener hears of each new entry once it is in the books
   */
  public static Books open(Journal journal, BiConsumer<Books, Entry> listener) throws IOException {
    var books = new Books(new Entries(journal), listener);
    books.entries.replay(books::apply);
    return books;
  }

  /** Writes the entry, and makes it so. */
  public void record(Entry entry) {
    entries.append(entry);
    apply(entry);
    listener.accept(this, entry);
  }

  public Ledger ledger() {
    return ledger;
  }

  public Directory directory() {
    return directory;
  }

  public BusinessClock clock() {
    return clock;
  }

  public Purses purses() {
    return purses;
  }

  /** The charge that an operation opened or belongs to, null where it was declined. */
  public @Nullable Charge chargeOf(Operation operation) {
    return charges.get(operation.charge());
  }

  /** The charge of that id, which must be there. */
  public Charge charge(String id) {
    return Objects.requireNonNull(charges.get(id), "no such charge");
  }

  /** The operation of that id, which must be there. */
  public Operation operation(String id) {
    return Objects.requireNonNull(ledger.operation(id), "no such operation");
  }

  public @Nullable Dispute dispute(String id) {
    return disputes.get(id);
  }

  /** The disputes of a charge, oldest first. */
  public List<Dispute> disputesOf(String charge) {
    return disputes.values().stream().filter(dispute -> dispute.charge().equals(charge)).toList();
  }

  /** Takes what comes due first, null where nothing is due by now. */
  public Agenda.@Nullable Item<Due> takeDue() {
    return agenda.take(clock.now());
  }

  private void apply(Entry entry) {
    switch (entry) {
      case Entry.Operated(var operation) -> operate(operation);
      case Entry.Validated(var id, var right, _) -> validate(operation(id), right);
      case Entry.Settled(var id, var at) -> settle(charge(id), at);
      case Entry.Returned(var id, var code, var at) -> giveBack(charge(id), code, at);
      case Entry.Reversed(var id, var at) -> reverse(charge(id), at);
      case Entry.Refunded(var id, var at) -> refunded(operation(id), at);
      case Entry.RefundFailed(var id, var code, var at) -> refundFailed(operation(id), code, at);
      case Entry.Disputed(var dispute, var at) -> disputed(dispute, false, at);
      case Entry.DisputeMoved(var id, var stage, var at) -> disputeMoved(id, stage, at);
      case Entry.PaidOut(var account, var payout, _) ->
          purses.payOut(new Payday(account, payout.currency()), payout);
      case Entry.Saved(var method) -> directory.add(method);
      case Entry.Subscribed(var endpoint) -> directory.add(endpoint);
      case Entry.Advanced(var step) -> clock.advance(step);
    }
  }

  private void operate(Operation operation) {
    ledger.add(operation);
    var target = ledger.operation(operation.charge());
    if (operation.operation() == Kind.VOID
        && target != null
        && target.result() == Result.ACTION_REQUIRED) {
      ledger.amend(target.declined(CALLED_OFF));
    } else if (operation.result() != Result.DECLINED
        && operation.result() != Result.ACTION_REQUIRED) {
      follow(operation);
    }
  }

  private void validate(Operation asked, boolean right) {
    var operation = right ? asked.sent() : asked.declined("account_not_validated");
    ledger.amend(operation);
    if (right) {
      follow(operation);
    }
  }

  private void follow(Operation operation) {
    var charge = charges.get(operation.charge());
    if (charge == null) {
      charge = new Charge(operation);
      charges.put(operation.id(), charge);
    } else {
      charge.apply(operation);
    }
    schedule.follow(charge, operation);
    if (operation.operation() == Kind.REFUND && operation.result() == Result.APPROVED) {
      purses.add(charge, Purpose.REFUND, operation, -operation.amount(), 0, operation.at());
    }
  }

  private void settle(Charge charge, @Nullable Instant at) {
    charge.settle();
    if (charge.isDebit()) {
      ledger.amend(charge.opened().approved());
    }
    if (at != null) {
      purses.clear(charge, at);
      schedule.followSettlement(charge, at);
    }
  }

  private void giveBack(Charge charge, String code, Instant at) {
    charge.giveBack();
    ledger.amend(charge.opened().returned(code));
    if (charge.hasCleared()) {
      purses.add(charge, Purpose.RETURN, charge.opened(), -charge.captured(), 0, at);
    }
  }

  private void reverse(Charge charge, Instant at) {
    charge.reverseReturn();
    ledger.amend(charge.opened().approved());
    if (charge.hasCleared()) {
      purses.add(charge, Purpose.RETURN, charge.opened(), charge.captured(), 0, at);
    }
    schedule.followReversal(charge, at);
  }

  private void refunded(Operation refund, Instant at) {
    ledger.amend(refund.approved());
    purses.add(charge(refund.charge()), Purpose.REFUND, refund, -refund.amount(), 0, at);
  }

  private void refundFailed(Operation refund, String code, Instant at) {
    var charge = charge(refund.charge());
    charge.releaseRefund(refund);
    ledger.amend(refund.declined(code));
    if (refund.result() == Result.APPROVED) {
      purses.add(charge, Purpose.REFUND, refund, refund.amount(), 0, at);
    }
  }

  private void disputeMoved(String id, Dispute.Stage stage, Instant at) {
    var dispute = Objects.requireNonNull(disputes.get(id), "no such dispute");
    disputed(dispute.at(stage), dispute.stage().takes(), at);
  }

  private void disputed(Dispute dispute, boolean taken, Instant at) {
    disputes.put(dispute.id(), dispute);
    var charge = charge(dispute.charge());
    if (dispute.stage().takes() && !taken) {
      charge.dispute(dispute.amount());
      purses.add(charge, Purpose.DISPUTE, charge.opened(), -dispute.amount(), Fees.DISPUTE, at);
    } else if (taken && !dispute.stage().takes()) {
      charge.dispute(-dispute.amount());
      purses.add(charge, Purpose.DISPUTE, charge.opened(), dispute.amount(), 0, at);
    }
  }
}
