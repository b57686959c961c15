package dev.acquit.processor.breaking;

import dev.acquit.processor.Call;
import dev.acquit.processor.Call.Cancel;
import dev.acquit.processor.Call.Capture;
import dev.acquit.processor.Call.Charge;
import dev.acquit.processor.Call.Original;
import dev.acquit.processor.Call.Refund;
import dev.acquit.processor.Call.Resume;
import dev.acquit.processor.Call.StoredCredential;
import dev.acquit.processor.Instrument;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Calls that an adapter does not pass on as they came. */
final class Altered {

  private Altered() {}

  static Call.Money firstSend(Call.Money call) {
    return switch (call) {
      case Charge c -> charge(c, c.reference(), c.instrument(), c.storedCredential(), true);
      case Capture c -> new Capture(c.reference(), c.of(), c.amount(), c.order(), true);
      case Cancel c -> new Cancel(c.reference(), c.of(), c.amount(), c.order(), true);
      case Refund c -> new Refund(c.reference(), c.of(), c.amount(), c.order(), true);
      case Resume c -> c;
    };
  }

  static Call.Money reference(Call.Money call, String reference) {
    return switch (call) {
      case Charge c -> charge(c, reference, c.instrument(), c.storedCredential(), c.firstSend());
      case Capture c -> new Capture(reference, c.of(), c.amount(), c.order(), c.firstSend());
      case Cancel c -> new Cancel(reference, c.of(), c.amount(), c.order(), c.firstSend());
      case Refund c -> new Refund(reference, c.of(), c.amount(), c.order(), c.firstSend());
      case Resume c -> c;
    };
  }

  /** Changes something else than what it was asked to. */
  static Call.Money original(Call.Money call) {
    return switch (call) {
      case Capture c ->
          new Capture(c.reference(), another(c.of()), c.amount(), c.order(), c.firstSend());
      case Cancel c ->
          new Cancel(c.reference(), another(c.of()), c.amount(), c.order(), c.firstSend());
      case Refund c ->
          new Refund(c.reference(), another(c.of()), c.amount(), c.order(), c.firstSend());
      case Charge c -> c;
      case Resume c -> c;
    };
  }

  private static Original another(Original of) {
    return new Original(of.rail(), of.reference(), "another", "another", of.amount());
  }

  static UnaryOperator<Call.Money> instrument(UnaryOperator<Instrument> change) {
    return call ->
        call instanceof Charge c
            ? charge(
                c, c.reference(), change.apply(c.instrument()), c.storedCredential(), c.firstSend())
            : call;
  }

  static UnaryOperator<Call.Money> stored(UnaryOperator<@Nullable StoredCredential> change) {
    return call ->
        call instanceof Charge c
            ? charge(
                c, c.reference(), c.instrument(), change.apply(c.storedCredential()), c.firstSend())
            : call;
  }

  private static Charge charge(
      Charge c,
      String reference,
      Instrument instrument,
      @Nullable StoredCredential stored,
      boolean firstSend) {
    return new Charge(
        reference, c.amount(), instrument, c.initiator(), stored, c.order(), c.payer(), firstSend);
  }
}
