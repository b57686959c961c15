package dev.acquit.gateway.payment;

import dev.acquit.processor.Call;
import dev.acquit.processor.Instrument;
import org.jspecify.annotations.Nullable;

/**
 * What pays, as one account is told of it.
 *
 * @param whole the number with all that goes with it, once it was sent: no vault gives a security
 *     code twice, so it is kept here for the next account, and nowhere else
 */
record Paying(Debits.Mandated mandated, Instrument instrument, @Nullable Instrument whole) {

  /** Once it was sent so. */
  Paying sent(Call.Charge call) {
    var sent = call.instrument();
    return new Paying(mandated, sent, sent instanceof Instrument.ProcessorToken ? whole : sent);
  }

  /** Whether nothing has to be added. */
  boolean isWhole() {
    return instrument.equals(whole);
  }

  @Override
  public String toString() {
    return "Paying[" + mandated.source() + "]";
  }
}
