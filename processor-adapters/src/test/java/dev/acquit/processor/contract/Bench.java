package dev.acquit.processor.contract;

import dev.acquit.processor.Account;
import dev.acquit.processor.Account.Deadlines;
import dev.acquit.processor.Amount;
import dev.acquit.processor.Call;
import dev.acquit.processor.Call.Order;
import dev.acquit.processor.Call.Original;
import dev.acquit.processor.Call.Payer;
import dev.acquit.processor.Call.StoredCredential;
import dev.acquit.processor.Finding;
import dev.acquit.processor.Instrument;
import dev.acquit.processor.Instrument.AccountType;
import dev.acquit.processor.Instrument.BillingAddress;
import dev.acquit.processor.Instrument.HolderType;
import dev.acquit.processor.Instrument.Mandate;
import dev.acquit.processor.Instrument.ProcessorToken;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.ProcessorAccount;
import dev.acquit.processor.Rail;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** The calls that the contract makes, and how it waits for what they bring. */
final class Bench {

  static final String REFERENCE = "A7K2M9QX4TBW3HD";
  static final String HELD = "proc_held_1";
  static final String TOOK = "proc_took_1";
  static final String OURS = "proc_op_1";
  static final Amount AMOUNT = new Amount(12_550, "CAD");
  static final Amount HALF = new Amount(6_275, "CAD");
  static final String NUMBER = "4242424242424242";
  static final String CODE = "737";
  static final String HOLDER = "Ana Roy-Secret";
  static final String ACCOUNT = "000123456789";
  static final String POSTAL_CODE = "H7A1A1";
  static final BillingAddress ADDRESS =
      new BillingAddress("1 rue A", null, "Laval", "QC", POSTAL_CODE, "CA");
  static final Instrument CARD = new Instrument.Card(NUMBER, 12, 2035, CODE, HOLDER, ADDRESS);
  static final Amount NOTHING = new Amount(0, "CAD");
  static final Order ORDER =
      new Order("INV-1001", "Day camp", null, URI.create("https://shop.example/paid"));
  static final Payer PAYER = new Payer(HOLDER, "ana@shop.example", "203.0.113.7", "Test/1.0");

  /** A charge that only holds. */
  static final Original OF = new Original(Rail.CARD, "A2222222222222B", HELD, null, AMOUNT);

  /** A charge that was captured. */
  static final Original TAKEN = new Original(Rail.CARD, "A2222222222222B", HELD, TOOK, AMOUNT);

  /** Far longer than an answer takes on a busy machine. */
  private static final Duration AMPLE = Duration.ofSeconds(20);

  private static final Duration SHORT = Duration.ofMillis(400);

  private Bench() {}

  static ProcessorAccount patient(ProcessorKit kit, URI address) {
    return open(kit, address, kit.credentials());
  }

  /** One that gives a connection little time to stand, and then all the time it takes. */
  static ProcessorAccount eager(ProcessorKit kit, URI address) {
    return open(kit, address, Deadlines.of(SHORT, AMPLE, AMPLE), kit.credentials());
  }

  static ProcessorAccount hasty(ProcessorKit kit, URI address) {
    return open(kit, address, Deadlines.of(AMPLE, SHORT, SHORT), kit.credentials());
  }

  static ProcessorAccount open(ProcessorKit kit, URI address, Map<String, String> credentials) {
    return open(kit, address, Deadlines.of(AMPLE, AMPLE, AMPLE), credentials);
  }

  private static ProcessorAccount open(
      ProcessorKit kit, URI address, Deadlines deadlines, Map<String, String> credentials) {
    return kit.processor()
        .open(new Account("contract", false, address, credentials, kit.settings(), deadlines));
  }

  static Mono<Outcome> run(ProcessorAccount account, Operation operation, boolean firstSend) {
    return switch (operation) {
      case CHARGE -> account.charge(charge(CARD, firstSend));
      case AUTHORIZE -> account.authorize(charge(CARD, firstSend));
      case VERIFY -> account.verify(charge(CARD, NOTHING, firstSend));
      case CAPTURE -> account.capture(new Call.Capture(REFERENCE, OF, AMOUNT, ORDER, firstSend));
      case VOID -> account.cancel(new Call.Cancel(REFERENCE, OF, AMOUNT, ORDER, firstSend));
      case REFUND -> account.refund(new Call.Refund(REFERENCE, TAKEN, AMOUNT, ORDER, firstSend));
    };
  }

  static Mono<Finding> look(ProcessorAccount account, Operation operation, Rail rail) {
    var of =
        switch (operation) {
          case CHARGE, AUTHORIZE, VERIFY -> null;
          case CAPTURE, VOID -> OF;
          case REFUND -> TAKEN;
        };
    var amount = rail == Rail.CARD ? amountOf(operation) : amountOn(rail);
    return account.lookup(new Call.Lookup(REFERENCE, operation, rail, amount, null, of));
  }

  /** What that operation is asked for. */
  static Amount amountOf(Operation operation) {
    return operation == Operation.VERIFY ? NOTHING : AMOUNT;
  }

  static Call.Charge charge(Instrument instrument, boolean firstSend) {
    return charge(instrument, amountOn(instrument.rail()), firstSend);
  }

  static Call.Charge debit(Rail rail, boolean firstSend) {
    return charge(instrumentOf(rail), firstSend);
  }

  static Call.Charge charge(Instrument instrument, Amount amount, boolean firstSend) {
    return new Call.Charge(
        REFERENCE, amount, instrument, Call.Initiator.CUSTOMER, null, ORDER, PAYER, firstSend);
  }

  /** A charge that a merchant asks for, on a card that is kept. */
  static Call.Charge renewal(StoredCredential stored) {
    var card = new ProcessorToken("token_of_theirs", Rail.CARD);
    return new Call.Charge(
        REFERENCE, AMOUNT, card, Call.Initiator.MERCHANT, stored, ORDER, Payer.UNKNOWN, true);
  }

  /** In a currency that the rail takes. */
  static Amount amountOn(Rail rail) {
    return rail == Rail.ACH ? new Amount(AMOUNT.minor(), "USD") : AMOUNT;
  }

  static Instrument instrumentOf(Rail rail) {
    return switch (rail) {
      case CARD -> CARD;
      case ACH -> account(rail, "110000000");
      case EFT -> account(rail, "000-11000");
    };
  }

  private static Instrument account(Rail rail, String bank) {
    var mandate =
        new Mandate(
            "man_1",
            Mandate.Kind.PERSONAL,
            Mandate.Use.ONE_TIME,
            Instant.parse("2026-11-21T15:00:00Z"),
            "203.0.113.7");
    return new Instrument.BankAccount(
        rail, bank, ACCOUNT, AccountType.CHECKING, HOLDER, HolderType.INDIVIDUAL, ADDRESS, mandate);
  }

  /** The one value that the Mono brings: neither none, nor two, nor an error. */
  static <T> T only(Mono<T> mono) {
    var seen = new ArrayList<T>();
    StepVerifier.create(mono)
        .recordWith(() -> seen)
        .expectNextCount(1)
        .expectComplete()
        .verify(AMPLE.multipliedBy(2));
    return seen.getFirst();
  }
}
