package dev.acquit.gateway.console.desk.payments;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.console.desk.Evidences;
import dev.acquit.gateway.console.desk.Fact;
import dev.acquit.gateway.console.desk.Fact.Facts;
import dev.acquit.gateway.console.desk.Row;
import dev.acquit.gateway.console.desk.Story;
import dev.acquit.gateway.console.view.Frame.Moment;
import dev.acquit.gateway.console.view.Wording;
import dev.acquit.gateway.dispute.Dispute;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.payment.Payment;
import dev.acquit.gateway.payment.Refund;
import dev.acquit.gateway.payment.Views;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A payment's page. */
public final class PaymentScreen {

  private PaymentScreen() {}

  /** What its template is given. */
  public static Map<String, Object> of(
      Caller caller, PaymentView view, Views views, Wording words) {
    var payment = view.payment();
    var failure = payment.state().failure();
    var evidences = new Evidences(words);
    var model = new HashMap<String, Object>();
    var row = PaymentRow.of(payment, words);
    model.put("row", row);
    model.put("headline", Row.headline(row.reference(), row.amount(), row.statusLabel(), words));
    model.put("code", failure == null ? "" : orEmpty(failure.processorCode()));
    model.put("payer", failure == null ? "" : orEmpty(words.toPayer(failure.reason().code())));
    model.put("facts", evidences.payment(payment, null));
    model.put("ids", ids(payment, view.account(), words));
    model.put("sides", evidences.sides(view.chapter()));
    model.put("story", Story.of(List.of(view.chapter()), view.hands(), views, words));
    model.put("refunds", view.refunds().stream().map(one -> part(one, words)).toList());
    model.put("disputes", view.disputes().stream().map(one -> part(one, words)).toList());
    model.put("items", view.items().stream().map(item -> Row.of(item, words)).toList());
    model.put("acts", acts(caller, view));
    model.put("problem", "");
    return model;
  }

  /** What they may do to it now. */
  private static List<String> acts(Caller caller, PaymentView view) {
    return Stream.of(Act.values())
        .filter(act -> caller.permissions().contains(act.permission()))
        .filter(act -> act.isOf(view.possible()))
        .map(Names::of)
        .toList();
  }

  private static List<Fact> ids(Payment payment, String account, Wording words) {
    var retrying = payment.retrying();
    var route = payment.charge().route();
    return new Facts(words)
        .code("payment", IdKind.PAYMENT.format(payment.id()))
        .code("reference", payment.terms().reference())
        .link("retry_of", formatted(retrying.of()), path(retrying.of()))
        .link("retried_by", formatted(retrying.by()), path(retrying.by()))
        .time("retry_at", retrying.at())
        .text("processor", route.processor())
        .named("account", account, IdKind.PROCESSOR_ACCOUNT.format(route.account()))
        .list();
  }

  private static @Nullable String formatted(@Nullable UUID payment) {
    return payment == null ? null : IdKind.PAYMENT.format(payment);
  }

  private static @Nullable String path(@Nullable UUID payment) {
    return payment == null ? null : PaymentSearch.path(payment);
  }

  private static Part part(Refund refund, Wording words) {
    var failure = refund.failure();
    return new Part(
        IdKind.REFUND.format(refund.id()),
        words.money(refund.money()),
        refund.status().shown(),
        words.told("payment", refund.status().shown()),
        Row.joined(refund.reason(), failure == null ? null : words.of("reason", failure.reason())),
        Moment.of(refund.createdAt(), words));
  }

  private static Part part(Dispute dispute, Wording words) {
    var until = dispute.respondBy();
    var answer =
        until == null || dispute.closedAt() != null
            ? null
            : words.of("payments.respond_by", words.at(until));
    return new Part(
        IdKind.DISPUTE.format(dispute.id()),
        words.money(dispute.money()),
        Names.of(dispute.stage()),
        words.of("dispute", dispute.stage()),
        Row.joined(dispute.reason(), answer),
        Moment.of(dispute.openedAt(), words));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** A refund or a dispute of it. */
  record Part(
      String id, String amount, String status, String statusLabel, String detail, Moment at) {}
}
