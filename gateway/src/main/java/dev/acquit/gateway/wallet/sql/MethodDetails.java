package dev.acquit.gateway.wallet.sql;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.acquit.gateway.token.CardBrand;
import dev.acquit.gateway.token.Token;
import dev.acquit.gateway.wallet.PaymentMethod;
import dev.acquit.processor.Instrument.AccountType;
import dev.acquit.processor.Instrument.BillingAddress;
import dev.acquit.processor.Instrument.HolderType;
import dev.acquit.processor.Rail;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The {@code details} of a method and of its consents: what may be shown of it, its holder and its
 * billing address.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MethodDetails(
    PaymentMethod.Type type,
    Rail rail,
    @Nullable String fingerprint,
    @Nullable String last4,
    @Nullable CardBrand brand,
    @Nullable String bin,
    @Nullable Integer expMonth,
    @Nullable Integer expYear,
    @Nullable AccountType accountType,
    @Nullable HolderType holderType,
    @Nullable String holderName,
    BillingAddress billingAddress) {

  static MethodDetails of(PaymentMethod method) {
    return of(method.shown(), method.holderName(), method.billingAddress());
  }

  private static MethodDetails of(
      Token.Method shown, @Nullable String holder, BillingAddress address) {
    var card = shown instanceof Token.Card given ? given : null;
    var account = shown instanceof Token.BankAccount given ? given : null;
    return new MethodDetails(
        PaymentMethod.Type.of(shown),
        shown.rail(),
        shown.fingerprint(),
        card != null ? card.last4() : account != null ? account.last4() : null,
        card == null ? null : card.brand(),
        card == null ? null : card.bin(),
        card == null ? null : card.expMonth(),
        card == null ? null : card.expYear(),
        account == null ? null : account.accountType(),
        account == null ? null : account.holderType(),
        holder,
        address);
  }

  Token.Method shown() {
    return switch (type) {
      case CARD ->
          new Token.Card(
              there(brand),
              there(last4),
              there(bin),
              there(expMonth),
              there(expYear),
              there(fingerprint));
      case BANK_ACCOUNT ->
          new Token.BankAccount(
              rail, there(accountType), there(holderType), there(last4), there(fingerprint));
      case PROCESSOR_TOKEN -> new Token.ProcessorToken(rail);
    };
  }

  private static <T> T there(@Nullable T value) {
    return Objects.requireNonNull(value);
  }
}
