package dev.acquit.gateway.console.desk;

import dev.acquit.gateway.action.ItemView.Chapter;
import dev.acquit.gateway.console.desk.Fact.Facts;
import dev.acquit.gateway.console.view.Wording;
import dev.acquit.gateway.dispute.Dispute;
import dev.acquit.gateway.money.Money;
import dev.acquit.gateway.payment.Attempt;
import dev.acquit.gateway.payment.Doubts.Lookup;
import dev.acquit.gateway.payment.Failure;
import dev.acquit.gateway.payment.Payment;
import dev.acquit.gateway.payment.Refund;
import dev.acquit.gateway.payment.Terms;
import dev.acquit.gateway.token.CardBrand;
import dev.acquit.gateway.token.Token;
import dev.acquit.processor.Rail;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is on record of a payment, beside what its processors say. */
public final class Evidences {

  private final Wording words;

  public Evidences(Wording words) {
    this.words = words;
  }

  /** The payment as it stands. */
  public List<Fact> payment(Payment payment, @Nullable Refund refund) {
    var state = payment.state();
    var facts = new Facts(words);
    facts
        .text("payment_status", words.told("payment", payment.status().shown()))
        .text("amount", words.money(payment.money()))
        .text("captured", money(payment, state.captured()))
        .text("refunded", money(payment, state.back().refunded()))
        .text("disputed", money(payment, state.back().disputed()))
        .text("settlement", words.of("settlement", state.settlement()))
        .text("source", source(payment.terms().source()))
        .text("description", payment.terms().details().description())
        .text("payer", payer(payment));
    if (refund != null) {
      facts
          .text("refund_amount", words.money(refund.money()))
          .text("refund_status", words.told("payment", refund.status().shown()))
          .code("acquirer_reference", refund.acquirerReference());
    }
    return facts.list();
  }

  /** What a payer contests, and until when somebody may answer. */
  public List<Fact> dispute(Dispute dispute) {
    var until = dispute.respondBy();
    return new Facts(words)
        .text("dispute_status", words.of("dispute", dispute.stage()))
        .text("dispute_amount", words.money(dispute.money()))
        .code("dispute_reason", dispute.reason())
        .text("respond_by", until == null ? null : words.at(until))
        .code("dispute_reference", dispute.processorReference())
        .list();
  }

  private @Nullable String money(Payment payment, long minor) {
    return minor == 0 ? null : words.money(payment.money().of(minor));
  }

  private static @Nullable String payer(Payment payment) {
    var payer = payment.terms().details().payer();
    return payer == null ? null : Row.joined(payer.name(), payer.email());
  }

  /** What paid, as far as it may be shown. */
  public String source(Terms.Source source) {
    return switch (source) {
      case Terms.CardSource card ->
          card(card.brand(), card.last4(), expiry(card.expMonth(), card.expYear()));
      case Terms.BankSource bank -> bank(bank.rail(), bank.last4());
      case Terms.ProcessorSource theirs -> theirs(theirs.rail());
    };
  }

  /** The same of what a user keeps. */
  public String method(Token.Method method) {
    return switch (method) {
      case Token.Card card ->
          card(card.brand(), card.last4(), expiry(card.expMonth(), card.expYear()));
      case Token.BankAccount bank -> bank(bank.rail(), bank.last4());
      case Token.ProcessorToken theirs -> theirs(theirs.rail());
    };
  }

  /** The month at whose end a card expires, as it stands on the card. */
  public static String expiry(int month, int year) {
    return "%02d/%d".formatted(month, year);
  }

  private String card(CardBrand brand, String last4, String expiry) {
    return words.of("source.card", words.of("brand", brand), last4, expiry);
  }

  private String bank(Rail rail, String last4) {
    return words.of("source.bank", words.of("rail", rail), last4);
  }

  private String theirs(Rail rail) {
    return words.of("source.processor", words.of("rail", rail));
  }

  /** Each attempt: ours, and theirs. */
  public List<Side> sides(Chapter chapter) {
    var payment = chapter.payment();
    return payment.attempts().stream()
        .map(attempt ->
            new Side(
                Row.joined(words.of("operation", attempt.operation()), attempt.route().processor()),
                ours(attempt, payment),
                theirs(attempt, payment, chapter.lookups())))
        .toList();
  }

  private List<Fact> ours(Attempt attempt, Payment payment) {
    var result = attempt.result();
    return new Facts(words)
        .text("attempt_status", words.of("attempt", result.status()))
        .text("amount", words.money(payment.money().of(attempt.amount())))
        .code("our_reference", attempt.reference())
        .time("sent", attempt.createdAt())
        .time("answered", result.answeredAt())
        .list();
  }

  private List<Fact> theirs(Attempt attempt, Payment payment, List<Lookup> lookups) {
    var result = attempt.result();
    var failure = result.failure();
    var clearing = attempt.clearing();
    var back = clearing.returned();
    var facts = new Facts(words);
    facts
        .code("processor_reference", result.processorReference())
        .code("authorization_code", result.evidence().authorizationCode())
        .text("reason", failure == null ? null : words.of("reason", failure.reason()))
        .code("processor_code", failure == null ? null : failure.processorCode())
        .code("detail", result.detail())
        .time("settled", clearing.settledAt());
    if (back != null) {
      facts.text("returned", returned(back.failure(), payment.money().of(back.amount())));
    }
    lookups.stream()
        .filter(lookup -> lookup.attempt().equals(attempt.id()))
        .forEach(lookup -> facts.text("lookup", said(lookup)));
    return facts.list();
  }

  private String returned(Failure why, Money money) {
    return Row.joined(words.money(money), words.of("reason", why.reason()));
  }

  /** What a processor said when it was asked. */
  String said(Lookup lookup) {
    return Row.joined(
        words.told("answer", lookup.answer()), words.exactly(lookup.at()), lookup.detail());
  }

  /** One attempt, seen from both sides. */
  public record Side(String title, List<Fact> ours, List<Fact> theirs) {}
}
