package dev.acquit.simulator.acquirer;

import dev.acquit.simulator.acquirer.Answer.Declined;
import dev.acquit.simulator.acquirer.Answer.Done;
import dev.acquit.simulator.acquirer.Answer.Refusal;
import dev.acquit.simulator.acquirer.Answer.Refused;
import dev.acquit.simulator.acquirer.Command.Change;
import dev.acquit.simulator.acquirer.Command.Open;
import dev.acquit.simulator.acquirer.Command.Source;
import dev.acquit.simulator.card.Card;
import dev.acquit.simulator.journal.Journal;
import dev.acquit.simulator.ledger.Ledger;
import dev.acquit.simulator.ledger.Operation;
import dev.acquit.simulator.ledger.Operation.Result;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The books. Not thread-safe: one thread asks, and answers only once the journal is flushed. Each
 * reference is used once in its account, whatever became of it.
 */
public final class Acquirer {

  private final Entries entries;
  private final Charges charges = new Charges();
  private final Directory directory = new Directory();
  private final Ledger ledger = new Ledger();
  private final BusinessClock clock = new BusinessClock();
  private final List<Event> events = new ArrayList<>();

  private Acquirer(Journal journal) {
    this.entries = new Entries(journal);
  }

  /** The books as the journal left them. */
  public static Acquirer open(Journal journal) throws IOException {
    var acquirer = new Acquirer(journal);
    acquirer.entries.replay(acquirer::apply);
    return acquirer;
  }

  public Ledger ledger() {
    return ledger;
  }

  public Instant now() {
    return clock.now();
  }

  /** How far the business clock is ahead of real time. */
  public Duration ahead() {
    return clock.ahead();
  }

  /** The operation of that reference, null where there is none. */
  public @Nullable Operation find(String account, String reference) {
    return charges.find(account, reference);
  }

  /** The merchant's reference of a charge, for those who ask about the charge only. */
  public @Nullable String merchantReference(String account, String charge) {
    var operation = charges.operation(account, charge);
    return operation == null ? null : operation.merchantReference();
  }

  /**
   * Does what is asked, or nothing.
   *
   * @param half whether to approve half of it only
   */
  public Answer<Operation> execute(Command command, boolean half) {
    if (charges.find(command.account(), command.reference()) != null) {
      return new Refused<>(Refusal.DUPLICATE_REFERENCE, "This reference was used before");
    }
    return switch (command) {
      case Open open -> open(open, half);
      case Change change -> change(change);
    };
  }

  private Answer<Operation> open(Open open, boolean half) {
    var decision = decide(open);
    if (decision == null) {
      return new Refused<>(Refusal.INVALID_REQUEST, "No such token");
    }
    var approved = decision.declineCode() == null;
    var id = Ids.next("ch_");
    return record(
        new Operation(
            id,
            id,
            open.account(),
            open.kind(),
            open.reference(),
            open.merchantReference(),
            approved && half ? Math.max(1, open.amount() / 2) : open.amount(),
            open.currency(),
            approved ? Result.APPROVED : Result.DECLINED,
            clock.now(),
            decision.declineCode(),
            decision.evidence(),
            decision.method()));
  }

  private Issuer.@Nullable Decision decide(Open open) {
    return switch (open.source()) {
      case Source.NewCard(var card) -> Issuer.decide(card, thisMonth());
      case Source.Token(var token) -> {
        var saved = directory.card(open.account(), token);
        yield saved == null ? null : Issuer.decide(saved, thisMonth());
      }
    };
  }

  private Answer<Operation> change(Change change) {
    var target = charges.operation(change.account(), change.charge());
    if (target == null) {
      return new Refused<>(Refusal.NOT_FOUND, "No such charge");
    }
    var charge = charges.chargeOf(target);
    if (charge == null) {
      return new Refused<>(Refusal.WRONG_STATE, "The charge was declined");
    }
    long amount = change.amount() == null ? charge.left(change.kind()) : change.amount();
    var refusal = charge.refuses(change.kind(), amount, clock.now());
    return refusal == null
        ? record(changed(change, charge.opened(), amount))
        : new Refused<>(Refusal.WRONG_STATE, "The charge was " + refusal);
  }

  private Operation changed(Change change, Operation opened, long amount) {
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
        Result.APPROVED,
        clock.now(),
        null,
        null,
        opened.method());
  }

  private static String prefix(Operation.Kind kind) {
    return switch (kind) {
      case CHARGE, AUTHORIZE -> "ch_";
      case CAPTURE -> "cap_";
      case VOID -> "vd_";
      case REFUND -> "re_";
    };
  }

  private Answer<Operation> record(Operation operation) {
    record(new Entry.Operated(operation));
    announce(Event.typeOf(operation), operation);
    return new Done<>(operation);
  }

  /** Keeps the card for later charges, unless its issuer would never have it. */
  public Answer<SavedCard> save(String account, Card card) {
    var verdict = card.verdict();
    if (!verdict.saves() && verdict.declineCode() != null) {
      return new Declined<>(verdict.declineCode());
    }
    var saved =
        new SavedCard(
            Ids.next("tok_"), account, card.shown(), card.expires(), verdict.declineCode());
    record(new Entry.Saved(saved));
    return new Done<>(saved);
  }

  /** Sends the account's events there too; the same address again is the same endpoint. */
  public Endpoint subscribe(String account, URI url, @Nullable String secret) {
    var known = directory.endpoint(account, url);
    if (known != null) {
      return known;
    }
    var chosen = secret == null ? Ids.next("whsec_") + Ids.letters(12) : secret;
    var endpoint = new Endpoint(Ids.next("we_"), account, url, chosen);
    record(new Entry.Subscribed(endpoint));
    return endpoint;
  }

  /** Moves the business clock, and settles what comes due by it. */
  public void advance(Duration step) {
    record(new Entry.Advanced(step));
    settleDue();
  }

  /** Settles the charges whose batch has left by now. */
  public void settleDue() {
    for (var charge : charges.due(clock.now())) {
      record(new Entry.Settled(charge.opened().id()));
      announce("charge.settled", charge.asSettled());
    }
  }

  /** What happened since this was last asked. */
  public List<Event> takeEvents() {
    var taken = List.copyOf(events);
    events.clear();
    return taken;
  }

  private void announce(String type, Operation data) {
    var endpoints = directory.endpoints(data.account());
    if (!endpoints.isEmpty()) {
      events.add(new Event(Ids.next("evt_"), type, clock.now(), data, endpoints));
    }
  }

  private void record(Entry entry) {
    entries.append(entry);
    apply(entry);
  }

  private void apply(Entry entry) {
    switch (entry) {
      case Entry.Operated(var operation) -> {
        charges.add(operation);
        ledger.add(operation);
      }
      case Entry.Settled(var charge) -> charges.settle(charge);
      case Entry.Saved(var card) -> directory.add(card);
      case Entry.Subscribed(var endpoint) -> directory.add(endpoint);
      case Entry.Advanced(var step) -> clock.advance(step);
    }
  }

  private YearMonth thisMonth() {
    return YearMonth.from(clock.now().atOffset(ZoneOffset.UTC));
  }
}
