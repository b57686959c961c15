package dev.acquit.gateway.wallet.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.token.Token;
import dev.acquit.gateway.wallet.Consent;
import dev.acquit.gateway.wallet.PaymentMethod;
import dev.acquit.processor.Instrument.BillingAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A saved method as the API shows it to one organization: never a number. */
record MethodJson(
    @Nullable String id,
    boolean live,
    String user,
    String type,
    @JsonInclude(Include.NON_NULL) @Nullable CardJson card,
    @JsonInclude(Include.NON_NULL) @Nullable AccountJson bankAccount,
    @JsonInclude(Include.NON_NULL) @Nullable TheirsJson processorToken,
    @Nullable String holderName,
    BillingAddress billingAddress,
    @Nullable String nickname,
    @JsonProperty("default") boolean preferred,
    @Nullable ConsentJson consent,
    String savedBy,
    @Nullable String replaces,
    Instant createdAt,
    Instant updatedAt) {

  static MethodJson of(Consent.View view) {
    var method = view.method();
    var shown = method.shown();
    return new MethodJson(
        view.unnamed() ? null : IdKind.PAYMENT_METHOD.format(method.id()),
        method.live(),
        method.user(),
        Names.of(PaymentMethod.Type.of(shown)),
        shown instanceof Token.Card card ? CardJson.of(card) : null,
        shown instanceof Token.BankAccount account ? AccountJson.of(account) : null,
        shown instanceof Token.ProcessorToken theirs
            ? new TheirsJson(Names.of(theirs.rail()))
            : null,
        method.holderName(),
        method.billingAddress(),
        method.nickname(),
        method.preferred(),
        ConsentJson.of(view.consent()),
        Names.of(method.savedBy()),
        method.replaces() == null ? null : IdKind.PAYMENT_METHOD.format(method.replaces()),
        method.createdAt(),
        method.updatedAt());
  }

  record CardJson(
      String brand, String last4, int expMonth, int expYear, String bin, String fingerprint) {

    static CardJson of(Token.Card card) {
      return new CardJson(
          Names.of(card.brand()),
          card.last4(),
          card.expMonth(),
          card.expYear(),
          card.bin(),
          card.fingerprint());
    }
  }

  record AccountJson(
      String rail, String last4, String accountType, String holderType, String fingerprint) {

    static AccountJson of(Token.BankAccount account) {
      return new AccountJson(
          Names.of(account.rail()),
          account.last4(),
          Names.of(account.accountType()),
          Names.of(account.holderType()),
          account.fingerprint());
    }
  }

  record TheirsJson(String rail) {}

  record ConsentJson(
      @Nullable String textVersion,
      Instant acceptedAt,
      @Nullable String ip,
      String grantedBy,
      Instant createdAt) {

    static @Nullable ConsentJson of(@Nullable Consent consent) {
      return consent == null
          ? null
          : new ConsentJson(
              consent.given().textVersion(),
              consent.given().acceptedAt(),
              consent.given().ip(),
              Names.of(consent.grantedBy()),
              consent.at());
    }
  }
}
