package dev.acquit.processor.simulator;

import dev.acquit.processor.Call;
import dev.acquit.processor.Instrument;
import dev.acquit.processor.Instrument.BankAccount;
import dev.acquit.processor.Instrument.ProcessorToken;
import dev.acquit.processor.Operation;
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
    boolean verify,
    String initiator,
    @Nullable StoredCredential storedCredential,
    @Nullable String token,
    @Nullable Card card,
    @Nullable Address billingAddress,
    @Nullable WireBankAccount bankAccount,
    WireBankAccount.@Nullable Mandate mandate,
    boolean validate) {

  static ChargeRequest of(Call.Charge call, Operation operation) {
    var source = Source.of(call.instrument());
    return new ChargeRequest(
        call.reference(),
        call.order().merchantReference(),
        call.order().description(),
        call.amount().minor(),
        call.amount().currency(),
        operation == Operation.CHARGE,
        operation == Operation.VERIFY,
        Codes.name(call.initiator()),
        StoredCredential.of(call.storedCredential()),
        source.token(),
        source.card(),
        source.billingAddress(),
        source.bankAccount(),
        source.mandate(),
        call.validate());
  }

  @Override
  public String toString() {
    return "ChargeRequest[" + reference + "]";
  }

  /** How the method is kept, on the wire. */
  @JsonNaming(SnakeCaseStrategy.class)
  record StoredCredential(String use, boolean initial, @Nullable String networkTransactionId) {

    static @Nullable StoredCredential of(Call.@Nullable StoredCredential stored) {
      return stored == null
          ? null
          : new StoredCredential(
              Codes.name(stored.use()), stored.initial(), stored.networkTransactionId());
    }
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

  /** What is charged, as the fields of a request: those of one kind, and no others. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Source(
      @Nullable String token,
      @Nullable Card card,
      @Nullable Address billingAddress,
      @Nullable WireBankAccount bankAccount,
      WireBankAccount.@Nullable Mandate mandate) {

    static Source of(Instrument instrument) {
      return switch (instrument) {
        case ProcessorToken(var token, _, _) -> new Source(token, null, null, null, null);
        case Instrument.Card card -> new Source(null, Card.of(card), Address.of(card), null, null);
        case BankAccount bank ->
            new Source(
                null, null, null, WireBankAccount.of(bank), WireBankAccount.Mandate.of(bank));
      };
    }

    @Override
    public String toString() {
      return "Source[****]";
    }
  }
}
