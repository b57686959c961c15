package dev.acquit.processor.simulator;

import dev.acquit.processor.Instrument.BankAccount;
import dev.acquit.processor.Rail;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A bank account on the wire. */
@JsonNaming(SnakeCaseStrategy.class)
record WireBankAccount(
    String rail,
    @Nullable String routingNumber,
    @Nullable String institutionNumber,
    @Nullable String transitNumber,
    String accountNumber,
    String accountType,
    String holderName,
    String holderType) {

  static WireBankAccount of(BankAccount account) {
    var isAch = account.rail() == Rail.ACH;
    var parts = account.bank().split("-", 2);
    return new WireBankAccount(
        Codes.name(account.rail()),
        isAch ? account.bank() : null,
        isAch ? null : parts[0],
        isAch || parts.length < 2 ? null : parts[1],
        account.accountNumber(),
        Codes.name(account.accountType()),
        account.holderName(),
        Codes.name(account.holderType()));
  }

  @Override
  public String toString() {
    return "WireBankAccount[****]";
  }

  /** What allows to debit it. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Mandate(
      String reference, String kind, String use, String acceptedAt, @Nullable String ip) {

    static @Nullable Mandate of(BankAccount account) {
      var mandate = account.mandate();
      return mandate == null
          ? null
          : new Mandate(
              mandate.reference(),
              Codes.name(mandate.kind()),
              Codes.name(mandate.use()),
              mandate.acceptedAt().toString(),
              mandate.ip());
    }

    @Override
    public String toString() {
      return "Mandate[****]";
    }
  }
}
