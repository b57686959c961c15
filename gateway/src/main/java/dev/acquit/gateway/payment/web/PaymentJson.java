package dev.acquit.gateway.payment.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.payment.Payment;
import dev.acquit.gateway.payment.Terms;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
    SourceJson source,
    @Nullable String reference,
    @Nullable String description,
    @Nullable String statementDescriptor,
    String purpose,
    String initiator,
    Terms.@Nullable Payer payer,
    @Nullable FailureJson failure,
    SettlementJson settlement,
    List<AttemptJson> attempts,
    @JsonProperty("external_refs") Map<String, String> externalRefs,
    Map<String, String> metadata,
    Instant createdAt,
    Instant updatedAt) {

  static PaymentJson of(Payment payment, Reasons reasons) {
    var terms = payment.terms();
    var state = payment.state();
    var details = terms.details();
    return new PaymentJson(
        IdKind.PAYMENT.format(payment.id()),
        payment.live(),
        payment.status().shown(),
        terms.money().minor(),
        terms.money().currency(),
        Names.of(terms.capture()),
        state.authorized(),
        state.captured(),
        state.refunded(),
        SourceJson.of(terms.source()),
        terms.reference(),
        details.description(),
        details.statementDescriptor(),
        Names.of(terms.purpose()),
        Names.of(terms.initiator()),
        details.payer(),
        FailureJson.of(state.failure(), reasons),
        new SettlementJson(Names.of(state.settlement()), null, null),
        payment.attempts().stream().map(AttemptJson::of).toList(),
        details.externalRefs(),
        details.metadata(),
        payment.createdAt(),
        payment.updatedAt());
  }

  /** What pays, as far as it may be shown. */
  record SourceJson(
      String type,
      String brand,
      String last4,
      int expMonth,
      int expYear,
      String fingerprint,
      String token) {

    static SourceJson of(Terms.Source source) {
      return new SourceJson(
          source.type(),
          Names.of(source.brand()),
          source.last4(),
          source.expMonth(),
          source.expYear(),
          source.fingerprint(),
          source.token());
    }
  }

  /** How far the money has come. */
  record SettlementJson(String status, @Nullable Instant settledAt, @Nullable String payout) {}
}
