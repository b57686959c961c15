package dev.acquit.gateway.action;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.action.ItemView.Chapter;
import dev.acquit.gateway.dispute.Dispute;
import dev.acquit.gateway.dispute.Disputes;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.payment.ActionItem;
import dev.acquit.gateway.payment.Doubts;
import dev.acquit.gateway.payment.Payment;
import dev.acquit.gateway.payment.Payments;
import dev.acquit.gateway.payment.Refund;
import dev.acquit.gateway.payment.Refunds;
import dev.acquit.gateway.payment.RetryService;
import dev.acquit.gateway.payment.RetryService.DryRun;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Gathers what is known of an item. Nothing is sent. */
@Component
public class ItemViews {

  /** How far back a debt is followed that was returned again and again. */
  private static final int MOST_CHAPTERS = 10;

  private final ActionItems items;
  private final Payments payments;
  private final Refunds refunds;
  private final Disputes disputes;
  private final Doubts doubts;
  private final RetryService retries;

  ItemViews(
      ActionItems items,
      Payments payments,
      Refunds refunds,
      Disputes disputes,
      Doubts doubts,
      RetryService retries) {
    this.items = items;
    this.payments = payments;
    this.refunds = refunds;
    this.disputes = disputes;
    this.doubts = doubts;
    this.retries = retries;
  }

  /** All of it. */
  public Mono<ItemView> of(Caller caller, ActionItem item) {
    return Mono.zip(
            story(caller, item),
            refund(caller, item),
            dispute(caller, item),
            outlook(caller, item),
            notes(item))
        .map(all ->
            new ItemView(
                item,
                all.getT1(),
                all.getT2().orElse(null),
                all.getT3().orElse(null),
                all.getT4().run,
                all.getT4().refusal,
                all.getT5()));
  }

  private Mono<List<Note>> notes(ActionItem item) {
    return items.notes(item).collectList();
  }

  private Mono<List<Chapter>> story(Caller caller, ActionItem item) {
    return find(caller, item.about().payment())
        .expand(payment -> find(caller, payment.retrying().of()))
        .take(MOST_CHAPTERS)
        .concatMap(this::chapter)
        .collectSortedList(Comparator.comparing((Chapter one) -> one.payment().createdAt()));
  }

  private Flux<Payment> find(Caller caller, @Nullable UUID payment) {
    return payment == null
        ? Flux.empty()
        : payments.find(caller.organization(), caller.live(), payment).flux();
  }

  private Mono<Chapter> chapter(Payment payment) {
    return Mono.zip(
        payments.events(payment).collectList(),
        doubts.lookups(payment).collectList(),
        (events, lookups) -> new Chapter(payment, events, lookups));
  }

  private Mono<Optional<Refund>> refund(Caller caller, ActionItem item) {
    return Mono.justOrEmpty(item.about().refund())
        .flatMap(id -> refunds.find(caller.organization(), caller.live(), id))
        .map(Optional::of)
        .defaultIfEmpty(Optional.empty());
  }

  private Mono<Optional<Dispute>> dispute(Caller caller, ActionItem item) {
    return Mono.justOrEmpty(item.about().dispute())
        .flatMap(id -> disputes.find(caller, id))
        .map(Optional::of)
        .defaultIfEmpty(Optional.empty());
  }

  /** Of what is refused before there is anything to say, the reason is all. */
  private Mono<Outlook> outlook(Caller caller, ActionItem item) {
    var payment = item.about().payment();
    return payment == null || item.isFinished() || !payment.equals(item.about().subject())
        ? Mono.just(Outlook.NONE)
        : retries
            .dryRun(caller, payment, null)
            .map(run -> new Outlook(run, run.refusal()))
            .onErrorResume(Problem.class, refused -> Mono.just(new Outlook(null, refused.code())));
  }

  private record Outlook(@Nullable DryRun run, @Nullable ProblemCode refusal) {

    static final Outlook NONE = new Outlook(null, null);
  }
}
