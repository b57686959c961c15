package dev.acquit.processor.stripe;

import dev.acquit.processor.Amount;
import dev.acquit.processor.Call;
import dev.acquit.processor.Call.Initiator;
import dev.acquit.processor.Call.Order;
import dev.acquit.processor.Call.Original;
import dev.acquit.processor.Call.Payer;
import dev.acquit.processor.Call.StoredCredential;
import dev.acquit.processor.Instrument;
import dev.acquit.processor.Instrument.AccountType;
import dev.acquit.processor.Instrument.BankAccount;
import dev.acquit.processor.Instrument.BillingAddress;
import dev.acquit.processor.Instrument.HolderType;
import dev.acquit.processor.Instrument.Mandate;
import dev.acquit.processor.Instrument.ProcessorToken;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Rail;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The calls that these tests make. */
final class Calls {

  static final String REFERENCE = StripeBodies.REFERENCE;
  static final Amount CAD = new Amount(12_550, "CAD");
  static final Amount USD = new Amount(12_550, "USD");
  static final Payer PAYER = new Payer("Ana Roy", "ana@shop.example", "203.0.113.7", "Test/1.0");
  static final Order ORDER =
      new Order("INV-1", "Day camp", "CAMP*2026", URI.create("https://shop.example/paid"));
  static final Order HERE = new Order("INV-1", null, null, null);
  static final Instrument CARD =
      new Instrument.Card(
          "4242424242424242",
          3,
          2035,
          "737",
          "Ana Roy",
          new BillingAddress("1 rue A", null, "Laval", "QC", "H7A1A1", "CA"));
  static final Instrument TOKEN = new ProcessorToken("pm_1", Rail.CARD);

  private Calls() {}

  static Call.Charge charge(Instrument instrument, Amount amount) {
    return charge(instrument, amount, Initiator.CUSTOMER, null, ORDER);
  }

  static Call.Charge charge(
      Instrument instrument,
      Amount amount,
      Initiator initiator,
      @Nullable StoredCredential stored,
      Order order) {
    return new Call.Charge(REFERENCE, amount, instrument, initiator, stored, order, PAYER, true);
  }

  static Instrument account(Rail rail, String bank, Mandate.Use use) {
    var kind = rail == Rail.ACH ? Mandate.Kind.BUSINESS : Mandate.Kind.PERSONAL;
    return new BankAccount(
        rail,
        bank,
        "000123456789",
        AccountType.SAVINGS,
        "Ana Roy",
        rail == Rail.ACH ? HolderType.COMPANY : HolderType.INDIVIDUAL,
        null,
        mandate(kind, use, "198.51.100.4"));
  }

  static Mandate mandate(Mandate.Kind kind, Mandate.Use use, @Nullable String ip) {
    return new Mandate("man_1", kind, use, Instant.ofEpochSecond(1_700_000_000), ip);
  }

  static Original original(Amount amount) {
    return new Original(Rail.CARD, "A2222222222222B", "pi_1", null, amount);
  }

  static Call.Lookup lookup(Operation operation, @Nullable String processorReference) {
    var of = operation.opens() ? null : original(CAD);
    return new Call.Lookup(REFERENCE, operation, Rail.CARD, CAD, processorReference, of);
  }

  static Call.Resume resume(Operation operation, String id, Amount amount) {
    return new Call.Resume(REFERENCE, operation, id, amount, ORDER, Map.of(), true);
  }
}
