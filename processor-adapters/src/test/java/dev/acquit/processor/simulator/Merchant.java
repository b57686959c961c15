package dev.acquit.processor.simulator;

import dev.acquit.processor.Account;
import dev.acquit.processor.Account.Deadlines;
import dev.acquit.processor.Amount;
import dev.acquit.processor.Call;
import dev.acquit.processor.Call.Order;
import dev.acquit.processor.Call.Original;
import dev.acquit.processor.Call.Payer;
import dev.acquit.processor.Finding;
import dev.acquit.processor.Instrument;
import dev.acquit.processor.Instrument.AccountType;
import dev.acquit.processor.Instrument.HolderType;
import dev.acquit.processor.Instrument.Mandate;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Approved;
import dev.acquit.processor.ProcessorAccount;
import dev.acquit.processor.Rail;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Someone who uses the adapter against a simulator that runs. */
record Merchant(ProcessorAccount account) {

  static final Amount AMOUNT = new Amount(1_000, "CAD");

  private static final Order ORDER = Order.of("INV-1");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  static Merchant at(URI simulator, Duration deadline) {
    var credentials = Map.of("api_key", "merchant", "webhook_secret", "a-secret-of-our-own");
    var deadlines = Deadlines.of(PATIENCE, deadline, PATIENCE);
    var account = new Account("round-trip", false, simulator, credentials, Map.of(), deadlines);
    return new Merchant(new SimulatorProcessor().open(account));
  }

  static Merchant at(URI simulator) {
    return at(simulator, PATIENCE);
  }

  void subscribe(URI endpoint) {
    StepVerifier.create(account.subscribe(endpoint)).expectComplete().verify(PATIENCE);
  }

  Outcome charge(String reference) {
    return only(charging(reference, card("4242424242424242"), true));
  }

  Mono<Outcome> charging(String reference, Instrument instrument, boolean firstSend) {
    return account.charge(opening(reference, instrument, firstSend));
  }

  /** A debit that must be on its way; the simulator's reference of it. */
  String debit(String reference, String accountNumber) {
    var outcome = only(charging(reference, eft(accountNumber), true));
    return ((Outcome.Pending) outcome).processorReference();
  }

  Approved authorize(String reference) {
    return (Approved) only(account.authorize(opening(reference, card("4242424242424242"), true)));
  }

  Outcome capture(String reference, String held, long minor) {
    var amount = new Amount(minor, "CAD");
    return only(account.capture(new Call.Capture(reference, of(held), amount, ORDER, true)));
  }

  Outcome cancel(String reference, String held) {
    return only(account.cancel(new Call.Cancel(reference, of(held), AMOUNT, ORDER, true)));
  }

  Outcome refund(String reference, String taken, long minor) {
    var amount = new Amount(minor, "CAD");
    return only(account.refund(new Call.Refund(reference, of(taken), amount, ORDER, true)));
  }

  Finding lookup(String reference) {
    var call = new Call.Lookup(reference, Operation.CHARGE, Rail.CARD, AMOUNT, null, null);
    return only(account.lookup(call));
  }

  private static Original of(String charge) {
    return new Original(Rail.CARD, "R0", charge, null, AMOUNT);
  }

  static Instrument.Card card(String number) {
    return new Instrument.Card(number, 12, 2035, "123", "Ana Roy", null);
  }

  static Instrument.BankAccount eft(String accountNumber) {
    var mandate =
        new Mandate(
            "man_1",
            Mandate.Kind.PERSONAL,
            Mandate.Use.ONE_TIME,
            Instant.parse("2026-11-21T15:00:00Z"),
            "203.0.113.7");
    return new Instrument.BankAccount(
        Rail.EFT,
        "000-11000",
        accountNumber,
        AccountType.CHECKING,
        "Ana Roy",
        HolderType.INDIVIDUAL,
        null,
        mandate);
  }

  private static Call.Charge opening(String reference, Instrument instrument, boolean firstSend) {
    return new Call.Charge(
        reference,
        AMOUNT,
        instrument,
        Call.Initiator.CUSTOMER,
        null,
        ORDER,
        Payer.UNKNOWN,
        firstSend);
  }

  static <T> T only(Mono<T> mono) {
    var seen = new ArrayList<T>();
    StepVerifier.create(mono)
        .recordWith(() -> seen)
        .expectNextCount(1)
        .expectComplete()
        .verify(PATIENCE.multipliedBy(2));
    return seen.getFirst();
  }
}
