package dev.acquit.gateway.console.desk.payments;

import dev.acquit.gateway.console.desk.Evidences;
import dev.acquit.gateway.console.desk.Row;
import dev.acquit.gateway.console.view.Frame.Moment;
import dev.acquit.gateway.console.view.Wording;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.payment.Payment;
import org.jspecify.annotations.Nullable;

/**
 * A payment in short.
 *
 * @param back what went back of it; null where nothing did
 * @param kind what it is for, and by what it is paid
 * @param reason why it failed; null where it did not
 * @param status as the API has it, for its mark
 */
record PaymentRow(
    String id,
    String href,
    String amount,
    @Nullable String back,
    String kind,
    @Nullable String reference,
    @Nullable String reason,
    String processor,
    String status,
    String statusLabel,
    Moment at) {

  static PaymentRow of(Payment payment, Wording words) {
    var terms = payment.terms();
    var state = payment.state();
    var refunded = state.back().refunded();
    var failure = state.failure();
    return new PaymentRow(
        IdKind.PAYMENT.format(payment.id()),
        PaymentSearch.path(payment.id()),
        words.money(payment.money()),
        refunded == 0 ? null : words.of("payments.back", words.money(payment.money().of(refunded))),
        Row.joined(
            words.of("purpose", terms.purpose()), new Evidences(words).source(terms.source())),
        terms.reference(),
        failure == null ? null : words.of("reason", failure.reason()),
        payment.charge().route().processor(),
        payment.status().shown(),
        words.told("payment", payment.status().shown()),
        Moment.of(payment.createdAt(), words));
  }
}
