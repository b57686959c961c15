package dev.acquit.processor.acme;

import dev.acquit.processor.Call;
import dev.acquit.processor.Instrument;
import dev.acquit.processor.Instrument.ProcessorToken;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A charge as Acme takes it. It prints nothing secret. */
record AcmeCharge(
    String ref,
    long cents,
    String currency,
    String by,
    @Nullable String kept,
    @Nullable String token,
    @Nullable Card card) {

  static AcmeCharge of(Call.Charge call) {
    var instrument = call.instrument();
    return new AcmeCharge(
        call.reference(),
        call.amount().minor(),
        call.amount().currency(),
        call.initiator().name().toLowerCase(Locale.ROOT),
        kept(call.storedCredential()),
        instrument instanceof ProcessorToken(var token, _, _) ? token : null,
        instrument instanceof Instrument.Card card ? Card.of(card) : null);
  }

  /** Such as {@code first_recurring}, where the payer agrees to it. */
  private static @Nullable String kept(Call.@Nullable StoredCredential stored) {
    return stored == null
        ? null
        : (stored.initial() ? "first_" : "later_") + stored.use().name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return "AcmeCharge[" + ref + "]";
  }

  /** A card on the wire. */
  record Card(String number, int month, int year, @Nullable String code, @Nullable String zip) {

    static Card of(Instrument.Card card) {
      var address = card.billingAddress();
      return new Card(
          card.number(),
          card.expMonth(),
          card.expYear(),
          card.securityCode(),
          address == null ? null : address.postalCode());
    }

    @Override
    public String toString() {
      return "Card[****]";
    }
  }
}
