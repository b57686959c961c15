package dev.acquit.gateway.console.web.payments;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.action.ActionItems;
import dev.acquit.gateway.action.ItemView.Chapter;
import dev.acquit.gateway.console.desk.Hands;
import dev.acquit.gateway.console.desk.payments.PaymentScreen;
import dev.acquit.gateway.console.desk.payments.PaymentView;
import dev.acquit.gateway.console.web.Bylines;
import dev.acquit.gateway.console.web.Screens;
import dev.acquit.gateway.dispute.Dispute;
import dev.acquit.gateway.dispute.Disputes;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.payment.ActionItem;
import dev.acquit.gateway.payment.Doubts;
import dev.acquit.gateway.payment.Payment;
import dev.acquit.gateway.payment.Payments;
import dev.acquit.gateway.payment.Possibilities;
import dev.acquit.gateway.payment.Refund;
import dev.acquit.gateway.payment.Refunds;
import dev.acquit.gateway.payment.Views;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One payment, with all that who looks may see of it. */
@Component
class PaymentPage {

  /** Of disputes, and of items: a payment has few. */
  private static final Page MOST = new Page(20, null);

  private final Payments payments;
  private final Doubts doubts;
  private final Possibilities possibilities;
  private final Refunds refunds;
  private final Disputes disputes;
  private final ActionItems items;
  private final Views parts;
  private final Bylines bylines;
  private final Screens screens;

  PaymentPage(
      Payments payments,
      Doubts doubts,
      Possibilities possibilities,
      Refunds refunds,
      Disputes disputes,
      ActionItems items,
      Views parts,
      Bylines bylines,
      Screens screens) {
    this.payments = payments;
    this.doubts = doubts;
    this.possibilities = possibilities;
    this.refunds = refunds;
    this.disputes = disputes;
    this.items = items;
    this.parts = parts;
    this.bylines = bylines;
    this.screens = screens;
  }

  /** The payment in the path; a {@link Problem} where the caller has none such. */
  Mono<Payment> find(ServerRequest request, Caller caller) {
    return Mono.justOrEmpty(IdKind.PAYMENT.parse(request.pathVariable("id")))
        .flatMap(id -> payments.find(caller.organization(), caller.live(), id))
        .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCode.NOT_FOUND)));
  }

  Mono<ServerResponse> get(ServerRequest request) {
    return shown(request, Caller.of(request, Permission.PAYMENTS_VIEW), null);
  }

  /** The payment as it stands now, and above it why what somebody did was refused. */
  Mono<ServerResponse> refused(ServerRequest request, ProblemCode why) {
    return shown(request, Caller.of(request, Permission.PAYMENTS_VIEW), why);
  }

  private Mono<ServerResponse> shown(
      ServerRequest request, Caller caller, @Nullable ProblemCode problem) {
    return find(request, caller)
        .flatMap(payment -> view(caller, payment))
        .flatMap(view ->
            screens.show(
                request,
                problem == null ? HttpStatus.OK.value() : problem.status(),
                "payment",
                words -> {
                  var model = PaymentScreen.of(caller, view, parts, words);
                  if (problem != null) {
                    model.put("problem", Screens.told(words, problem));
                  }
                  return model;
                }));
  }

  private Mono<PaymentView> view(Caller caller, Payment payment) {
    return Mono.zip(
            chapter(payment),
            possibilities.of(payment),
            refunds(caller, payment.id()),
            disputes(caller, payment.id()),
            items(caller, payment.id()),
            bylines.account(caller, payment.charge().route().account()))
        .flatMap(all ->
            hands(caller, payment, all.getT5())
                .map(hands ->
                    new PaymentView(
                        all.getT1(),
                        all.getT2(),
                        all.getT3(),
                        all.getT4(),
                        all.getT5(),
                        hands,
                        all.getT6())));
  }

  private Mono<Hands> hands(Caller caller, Payment payment, List<ActionItem> about) {
    return Flux.fromIterable(about)
        .concatMap(items::notes)
        .collectList()
        .flatMap(notes -> bylines.of(caller, List.of(payment), about, notes));
  }

  private Mono<Chapter> chapter(Payment payment) {
    return Mono.zip(
        payments.events(payment).collectList(),
        doubts.lookups(payment).collectList(),
        (events, lookups) -> new Chapter(payment, events, lookups));
  }

  private Mono<List<Refund>> refunds(Caller caller, UUID payment) {
    return allowed(caller, Permission.REFUNDS_VIEW, refunds.of(caller, payment));
  }

  private Mono<List<Dispute>> disputes(Caller caller, UUID payment) {
    return disputes.list(caller, new Disputes.Filter(null, payment), MOST).collectList();
  }

  private Mono<List<ActionItem>> items(Caller caller, UUID payment) {
    var filter = new ActionItems.Filter(null, null, null, null, null, null, null, payment, null);
    return allowed(
        caller,
        Permission.FAILED_PAYMENTS_VIEW,
        items.list(caller, filter, ActionItems.Sort.NEWEST, MOST));
  }

  /** Nothing where they may not see it. */
  private static <T> Mono<List<T>> allowed(Caller caller, Permission permission, Flux<T> found) {
    return caller.permissions().contains(permission) ? found.collectList() : Mono.just(List.of());
  }
}
