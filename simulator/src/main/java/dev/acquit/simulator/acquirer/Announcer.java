package dev.acquit.simulator.acquirer;

import dev.acquit.simulator.books.Books;
import dev.acquit.simulator.books.Dispute;
import dev.acquit.simulator.books.DisputeView;
import dev.acquit.simulator.books.Entry;
import dev.acquit.simulator.books.Ids;
import dev.acquit.simulator.ledger.Operation;
import dev.acquit.simulator.ledger.Operation.Kind;
import dev.acquit.simulator.ledger.OperationView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns new entries into events, for those who asked for them. */
final class Announcer {

  private final List<Event> events = new ArrayList<>();

  /** What happened since this was last asked. */
  List<Event> take() {
    var taken = List.copyOf(events);
    events.clear();
    return taken;
  }

  /** What will be taken next. */
  List<Event> untold() {
    return List.copyOf(events);
  }

  void leaveUntold(int count) {
    events.subList(count, events.size()).clear();
  }

  void announce(Books books, Entry entry) {
    switch (entry) {
      case Entry.Operated(var operation) ->
          tell(books, typeOf(operation), operation.at(), operation);
      case Entry.Validated(var charge, _, var at) ->
          tell(books, typeOf(books.operation(charge)), at, books.operation(charge));
      case Entry.Settled(var charge, var at) -> settled(books, charge, at);
      case Entry.Returned(var charge, _, var at) ->
          tell(books, "charge.returned", at, books.operation(charge));
      case Entry.Reversed(var charge, var at) ->
          tell(books, "charge.return_reversed", at, books.operation(charge));
      case Entry.Refunded(var refund, var at) ->
          tell(books, "refund.succeeded", at, books.operation(refund));
      case Entry.RefundFailed(var refund, _, var at) ->
          tell(books, "refund.failed", at, books.operation(refund));
      case Entry.Disputed(var dispute, var at) -> tell(books, "dispute.opened", at, dispute);
      case Entry.DisputeMoved(var id, var stage, var at) ->
          tell(
              books,
              stage.isLast() ? "dispute.closed" : "dispute.updated",
              at,
              Objects.requireNonNull(books.dispute(id)));
      case Entry.PaidOut(var account, var payout, var at) ->
          tell(books, account, "payout.paid", at, payout);
      case Entry.Saved _, Entry.Subscribed _, Entry.Advanced _ -> {}
    }
  }

  private static String typeOf(Operation operation) {
    return switch (operation.result()) {
      case DECLINED -> "charge.failed";
      case ACTION_REQUIRED -> "charge.requires_action";
      case PENDING -> operation.operation() == Kind.REFUND ? "refund.pending" : "charge.pending";
      case APPROVED ->
          switch (operation.operation()) {
            case CHARGE -> "charge.succeeded";
            case AUTHORIZE -> "charge.authorized";
            case VERIFY -> "charge.verified";
            case CAPTURE -> "charge.captured";
            case VOID -> "charge.voided";
            case REFUND -> "refund.succeeded";
          };
    };
  }

  /** A charge settles with what was captured of it. */
  private void settled(Books books, String id, @Nullable Instant at) {
    var settled = books.operation(id).withAmount(books.charge(id).captured());
    tell(books, "charge.settled", at == null ? books.clock().now() : at, settled);
  }

  private void tell(Books books, String type, Instant at, Operation operation) {
    tell(books, operation.account(), type, at, OperationView.of(operation));
  }

  private void tell(Books books, String type, Instant at, Dispute dispute) {
    var charge = books.operation(dispute.charge());
    tell(books, charge.account(), type, at, DisputeView.of(dispute, charge));
  }

  private void tell(Books books, String account, String type, Instant at, Object data) {
    var endpoints = books.directory().endpoints(account);
    if (!endpoints.isEmpty()) {
      events.add(new Event(Ids.next("evt_"), type, at, data, endpoints));
    }
  }
}
