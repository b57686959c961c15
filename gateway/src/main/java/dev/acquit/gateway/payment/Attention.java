package dev.acquit.gateway.payment;

import dev.acquit.gateway.money.Money;
import dev.acquit.gateway.payment.ActionItem.About;
import dev.acquit.gateway.payment.ActionItem.Ending;
import dev.acquit.gateway.payment.ActionItem.For;
import dev.acquit.gateway.payment.ActionItem.State;
import dev.acquit.gateway.payment.ActionItem.Wait;
import dev.acquit.gateway.payment.Need.Effect;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What becomes of the items about a payment and its refunds, as they change: to be written by the
 * statement that changes them. What cannot have an item is not looked for.
 */
@Component
public class Attention {

  /** Once they are refused so, what paid may not be charged any more. */
  private static final Set<String> METHOD_GONE =
      Set.of("method_unavailable", "method_blocked", "mandate_ended", "retry_refused");

  private static final Set<PaymentStatus> EARLY =
      EnumSet.of(
          PaymentStatus.SUBMITTED,
          PaymentStatus.PROCESSING,
          PaymentStatus.REQUIRES_ACTION,
          PaymentStatus.AUTHORIZED);

  private final Items items;
  private final ItemRendering rendering;

  Attention(Items items, ItemRendering rendering) {
    this.items = items;
    this.rendering = rendering;
  }

  /** Once {@code known}, an attempt of what was read, is {@code told}. */
  Mono<List<ItemChange>> settled(
      Subject read, Subject after, Attempt known, Attempt told, List<Event> events) {
    var payment = after.payment();
    var at = payment.updatedAt();
    var refunded = after.refund();
    if (read.refund() == null || refunded == null) {
      var need = Need.ofPayment(read.payment(), payment, known, told, events);
      return changes(Stream.of(ofPayment(payment, need, !isFresh(read.payment()), at)));
    }
    var need = Need.ofRefund(read.refund(), refunded);
    var astray = Need.astray(events);
    return changes(
        Stream.of(
            ofRefund(payment, refunded, need, !isFresh(read)),
            ofPayment(payment, astray == null ? Need.NONE : Need.opens(astray, null), true, at)));
  }

  /** Once {@code told} is known to have been done at the processor itself. */
  Mono<List<ItemChange>> discovered(Payment read, Payment after, Attempt told, List<Event> events) {
    var need = Need.ofPayment(read, after, told, told, events);
    return changes(Stream.of(ofPayment(after, need, !isFresh(read), after.updatedAt())));
  }

  /** Money is where it should not be, as something else than an attempt has told. */
  public Mono<List<ItemChange>> astray(Payment read, List<String> events, Instant at) {
    return events.contains(Event.CREDITED_TWICE)
        ? changes(Stream.of(ofPayment(read, Need.opens(Cause.DOUBLE_CREDIT, null), true, at)))
        : Mono.just(List.of());
  }

  /** Nobody could tell what became of it. How a late charge goes back hides no debt. */
  Mono<List<ItemChange>> unresolved(Subject subject, Instant at) {
    var need = Need.opens(Cause.UNKNOWN, null);
    var refund = subject.refund();
    var payment = subject.payment();
    var about = refund == null ? About.of(payment.id()) : About.refund(refund);
    return items
        .unfinished(payment.organization(), about.subject())
        .map(was ->
            refund == null && payment.status().mayBeRetried()
                ? List.<ItemChange>of()
                : List.of(turned(was, Cause.UNKNOWN, payment, at)))
        .switchIfEmpty(
            (refund == null
                    ? ofPayment(payment, need, false, at)
                    : ofRefund(payment, refund, need, false))
                .map(List::of));
  }

  /** Once a payment, or what takes its place, is tried again. */
  Mono<List<ItemChange>> retried(Payment read, Payment sent) {
    var at = sent.updatedAt();
    var route = sent.charge().route();
    return ifAny(read, was -> was.with(About.of(sent.id()), route, was.state().begun(), at));
  }

  /** Once a refund is tried again. */
  Mono<List<ItemChange>> retried(Payment read, Refund refund) {
    return items
        .unfinished(read.organization(), refund.id())
        .map(was -> List.of(change(was, was.with(was.state().begun(), refund.updatedAt()))))
        .defaultIfEmpty(List.of());
  }

  /** Once it is not tried again by itself, though it was to be. */
  Mono<List<ItemChange>> canceled(Payment after, String why) {
    return ifAny(
        after,
        was -> {
          var cause = METHOD_GONE.contains(why) ? Cause.METHOD_NEEDED : was.cause();
          return was.with(was.state().turned(cause).opened(), after.updatedAt());
        });
  }

  /** While it cannot go there, though it is due; empty where it waits for that already. */
  Mono<ItemChange> waiting(Payment read, For why, Route there, Instant at) {
    return items
        .unfinished(read.organization(), read.id())
        .filter(was -> was.status() != ItemStatus.IN_PROGRESS)
        .filter(was -> was.state().waits() == null || was.state().waits().why() != why)
        .map(was -> change(was, was.with(there, was.state().waiting(new Wait(why, null)), at)));
  }

  /** One that is changed by a person, or by something else that it waits for. */
  public ItemChange change(ActionItem was, ActionItem after) {
    return ItemChange.of(was, after, rendering);
  }

  private Mono<List<ItemChange>> ifAny(Payment payment, Function<ActionItem, ActionItem> then) {
    return items
        .unfinished(payment.organization(), payment.id())
        .map(was -> List.of(change(was, then.apply(was))))
        .defaultIfEmpty(List.of());
  }

  private static Mono<List<ItemChange>> changes(Stream<Mono<ItemChange>> each) {
    return Flux.concat(each.toList()).collectList();
  }

  private Mono<ItemChange> ofPayment(Payment after, Need need, boolean mayBeKnown, Instant at) {
    return of(new News(after, About.of(after.id()), after.money(), need, at), mayBeKnown);
  }

  private Mono<ItemChange> ofRefund(Payment payment, Refund refund, Need need, boolean mayBeKnown) {
    var at = refund.updatedAt();
    return of(new News(payment, About.refund(refund), refund.money(), need, at), mayBeKnown);
  }

  private Mono<ItemChange> of(News news, boolean mayBeKnown) {
    if (news.need.effect() == Effect.NONE) {
      return Mono.empty();
    }
    var anew = Mono.defer(() -> Mono.justOrEmpty(opened(news)));
    return mayBeKnown || news.need.effect() == Effect.OPENS
        ? items
            .unfinished(news.payment.organization(), news.about.subject())
            .map(was -> Mono.justOrEmpty(changed(was, news)))
            .defaultIfEmpty(anew)
            .flatMap(Function.identity())
        : anew;
  }

  private @Nullable ItemChange opened(News news) {
    if (news.need.effect() != Effect.OPENS) {
      return null;
    }
    var item = ActionItem.opened(news.payment, news.about, news.money, news.state(null), news.at);
    return ItemChange.of(null, item, rendering);
  }

  private @Nullable ItemChange changed(ActionItem was, News news) {
    var route = news.payment.charge().route();
    if (news.need.isEndOf(was)) {
      var tried = was.state().tried(attempts(news.payment, news.about));
      var over = tried.ended(ItemStatus.RESOLVED, Ending.byFact(news.at));
      return change(was, was.with(route, over, news.at));
    }
    var cause = news.need.cause();
    if (cause != null && cause.isAstray() && news.need.effect() == Effect.OPENS) {
      return turned(was, cause, news.payment, news.at);
    }
    var goesOn = cause != null || was.status() != ItemStatus.IN_PROGRESS;
    if (news.need.effect() == Effect.ENDS && goesOn) {
      var state = standing(was.state(), news.payment);
      return state.equals(was.state()) ? null : change(was, was.with(state, news.at));
    }
    return change(was, was.with(route, news.state(was), news.at));
  }

  private ItemChange turned(ActionItem was, Cause cause, Payment payment, Instant at) {
    return change(was, was.with(standing(was.state().turned(cause), payment), at));
  }

  /** An item waits no longer than its payment is to be tried again. */
  private static State standing(State state, Payment payment) {
    return state.waits() != null && payment.retrying().at() == null ? state.opened() : state;
  }

  /** Whether nothing of it was ever in doubt, failed, or went back. */
  private static boolean isFresh(Payment read) {
    return EARLY.contains(read.status())
        && read.retrying().of() == null
        && read.attempts().stream().noneMatch(Attention::isBad);
  }

  private static boolean isFresh(Subject read) {
    var refund = read.refund();
    return refund != null
        && refund.status() == RefundStatus.SUBMITTED
        && Tries.of(read.payment(), refund.id()).noneMatch(Attention::isBad);
  }

  private static boolean isBad(Attempt attempt) {
    return attempt.status().isNegative()
        || attempt.isReturned()
        || attempt.status() == AttemptStatus.UNKNOWN;
  }

  private static int attempts(Payment payment, About about) {
    return (int) Tries.of(payment, about.subject()).count();
  }

  /** What happened to what an item may be about. */
  private record News(Payment payment, About about, Money money, Need need, Instant at) {

    State state(@Nullable ActionItem was) {
      var why = need.failure() == null && was != null ? was.state().failure() : need.failure();
      var waits = about.refund() == null ? Wait.of(payment.retrying(), why) : null;
      return State.of(cause(was), why, attempts(payment, about), waits);
    }

    private Cause cause(@Nullable ActionItem was) {
      var cause = need.cause();
      if (cause == null) {
        return Objects.requireNonNull(was).cause();
      }
      return was == null ? cause : was.cause().then(cause);
    }
  }
}
