package dev.acquit.processor.simulator;

import dev.acquit.processor.Call;
import dev.acquit.processor.Instrument;
import dev.acquit.processor.Instrument.BankAccount;
import dev.acquit.processor.Instrument.ProcessorToken;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A charge as the simulator takes it. It prints nothing secret. */
@JsonNaming(SnakeCaseStrategy.class)
record ChargeRequest(
    String reference,
    @Nullable String merchantReference,
    @Nullable String description,
    long amount,
    String currency,
    boolean capture,
    String initiator,
    @Nullable String token,
    @Nullable Card card,
    @Nullable Address billingAddress) {

  static ChargeRequest of(Call.Charge call, boolean capture) {
    return switch (call.instrument()) {
      case ProcessorToken(var token, _) -> of(call, capture, token, null, null);
      case Instrument.Card card -> of(call, capture, null, Card.of(card), Address.of(card));
      case BankAccount _ -> throw new IllegalArgumentException("Bank accounts are not declared");
    };
  }

  private static ChargeRequest of(
      Call.Charge call,
      boolean capture,
      @Nullable String token,
      @Nullable Card card,
      @Nullable Address address) {
    return new ChargeRequest(
        call.reference(),
        call.merchantReference(),
        call.description(),
        call.amount().minor(),
        call.amount().currency(),
        capture,
        call.initiator().name().toLowerCase(Locale.ROOT),
        token,
        card,
        address);
  }

  @Override
  public String toString() {
    return "ChargeRequest[" + reference + "]";
  }

  /** A card on the wire. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Card(
      String number, int expMonth, int expYear, @Nullable String cvc, @Nullable String holderName) {

    static Card of(Instrument.Card card) {
      return new Card(
          card.number(), card.expMonth(), card.expYear(), card.securityCode(), card.holderName());
    }

    @Override
    public String toString() {
      return "Card[****]";
    }
  }

  /** What the address check asks for. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Address(@Nullable String postalCode) {

    static @Nullable Address of(Instrument.Card card) {
      var address = card.billingAddress();
      return address == null ? null : new Address(address.postalCode());
    }

    @Override
    public String toString() {
      return "Address[****]";
    }
  }
}
