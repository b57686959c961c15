package dev.acquit.gateway.wallet.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.token.InstrumentJson;
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
    @JsonInclude(Include.NON_NULL) InstrumentJson.@Nullable OfCard card,
    @JsonInclude(Include.NON_NULL) InstrumentJson.@Nullable OfAccount bankAccount,
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
        shown instanceof Token.Card card ? InstrumentJson.OfCard.of(card) : null,
        shown instanceof Token.BankAccount account ? InstrumentJson.OfAccount.of(account) : null,
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
