package dev.acquit.gateway.payment.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.payment.MethodUse;
import dev.acquit.gateway.payment.Payment;
import dev.acquit.gateway.payment.PaymentStatus;
import dev.acquit.gateway.payment.RoutedBy;
import dev.acquit.gateway.payment.Saving;
import dev.acquit.gateway.payment.Terms;
import dev.acquit.gateway.payment.Validation;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A payment as the API shows it. */
record PaymentJson(
    String id,
    boolean live,
    String status,
    long amount,
    String currency,
    String capture,
    long amountAuthorized,
    long amountCaptured,
    long amountRefunded,
    long amountDisputed,
    SourceJson source,
    @Nullable String mandate,
    @Nullable String reference,
    @Nullable String description,
    @Nullable String statementDescriptor,
    String purpose,
    String initiator,
    Terms.@Nullable Payer payer,
    @Nullable FailureJson failure,
    String retry,
    int retries,
    @Nullable String retryCanceled,
    @Nullable String retryOf,
    @Nullable String retriedBy,
    @Nullable NextActionJson nextAction,
    SettlementJson settlement,
    @Nullable RoutedBy routing,
    List<AttemptJson> attempts,
    @JsonProperty("external_refs") Map<String, String> externalRefs,
    Map<String, String> metadata,
    List<WarningJson> warnings,
    Instant createdAt,
    Instant updatedAt) {

  static PaymentJson of(Payment payment, Reasons reasons) {
    var terms = payment.terms();
    var state = payment.state();
    var details = terms.details();
    var retrying = payment.retrying();
    return new PaymentJson(
        IdKind.PAYMENT.format(payment.id()),
        payment.live(),
        payment.status().shown(),
        terms.money().minor(),
        terms.money().currency(),
        Names.of(terms.capture()),
        state.authorized(),
        state.captured(),
        state.back().refunded(),
        state.back().disputed(),
        SourceJson.of(payment),
        terms.mandate() == null ? null : IdKind.MANDATE.format(terms.mandate()),
        terms.reference(),
        details.description(),
        details.statementDescriptor(),
        Names.of(terms.purpose()),
        Names.of(terms.initiator()),
        details.payer(),
        FailureJson.of(state.failure(), retrying.at(), reasons),
        Names.of(details.retries()),
        retrying.made(),
        retrying.canceled(),
        payment(retrying.of()),
        payment(retrying.by()),
        NextActionJson.of(payment),
        SettlementJson.of(state),
        details.routedBy(),
        payment.attempts().stream().map(AttemptJson::of).toList(),
        details.externalRefs(),
        details.metadata(),
        WarningJson.of(details.saving()),
        payment.createdAt(),
        payment.updatedAt());
  }

  private static @Nullable String payment(@Nullable UUID id) {
    return id == null ? null : IdKind.PAYMENT.format(id);
  }

  /** What pays, as far as it may be shown: a card, or a bank account. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record SourceJson(
      String type,
      @Nullable String brand,
      @Nullable String rail,
      @Nullable String accountType,
      @Nullable String last4,
      @Nullable Integer expMonth,
      @Nullable Integer expYear,
      @Nullable String fingerprint,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String token,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String paymentMethod,
      @Nullable String validation) {

    static SourceJson of(Payment payment) {
      var method = MethodUse.named(payment);
      return of(
          payment.terms().source(),
          Names.of(Validation.of(payment)),
          method == null ? null : IdKind.PAYMENT_METHOD.format(method));
    }

    private static SourceJson of(Terms.Source source, String validation, @Nullable String method) {
      return switch (source) {
        case Terms.CardSource card ->
            new SourceJson(
                "card",
                Names.of(card.brand()),
                null,
                null,
                card.last4(),
                card.expMonth(),
                card.expYear(),
                card.fingerprint(),
                card.token(),
                method,
                null);
        case Terms.BankSource bank ->
            new SourceJson(
                "bank_account",
                null,
                Names.of(bank.rail()),
                Names.of(bank.accountType()),
                bank.last4(),
                null,
                null,
                bank.fingerprint(),
                bank.token(),
                method,
                validation);
        case Terms.ProcessorSource theirs ->
            new SourceJson(
                "processor_token",
                null,
                Names.of(theirs.rail()),
                null,
                null,
                null,
                null,
                null,
                theirs.token(),
                method,
                null);
      };
    }
  }

  /** What the payer has to do first: go to {@code url}, and come back. */
  record NextActionJson(String type, URI url, Instant expiresAt) {

    static @Nullable NextActionJson of(Payment payment) {
      var action = payment.charge().result().nextAction();
      return action == null || payment.status() != PaymentStatus.REQUIRES_ACTION
          ? null
          : new NextActionJson(action.type(), action.url(), action.expiresAt());
    }
  }

  /** What was asked for beside the payment, and was not done. */
  record WarningJson(String code, String detail) {

    private static final WarningJson METHOD_NOT_SAVED =
        new WarningJson("method_not_saved", "Nothing is saved for a user who never signed in");

    static List<WarningJson> of(@Nullable Saving saving) {
      return saving == null || saving.signedIn() ? List.of() : List.of(METHOD_NOT_SAVED);
    }
  }

  /** How far the money has come. */
  record SettlementJson(String status, @Nullable Instant settledAt, @Nullable String payout) {

    static SettlementJson of(Payment.State state) {
      return new SettlementJson(
          Names.of(state.settlement()),
          state.settledAt(),
          state.payout() == null ? null : IdKind.PAYOUT.format(state.payout()));
    }
  }
}
