package dev.acquit.gateway.action;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.IdempotencyKey;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.payment.ActionItem;
import dev.acquit.gateway.payment.ChargeRequest.Source;
import dev.acquit.gateway.payment.Doubts;
import dev.acquit.gateway.payment.Doubts.Lookup;
import dev.acquit.gateway.payment.Evidence;
import dev.acquit.gateway.payment.ItemStatus;
import dev.acquit.gateway.payment.Payment;
import dev.acquit.gateway.payment.Payments;
import dev.acquit.gateway.payment.RefundRetries;
import dev.acquit.gateway.payment.RetryService;
import dev.acquit.gateway.payment.RetryService.DryRun;
import dev.acquit.gateway.payment.Silence;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/**
 * Tries again what an item is about. Whether it may be is payment's to say; before that, what is
 * unknown of it is asked of its processor, and what waits for itself is confirmed.
 */
@Service
public class ItemRetries {

  private final ItemService service;
  private final ActionItems items;
  private final Payments payments;
  private final RetryService retries;
  private final RefundRetries refunds;
  private final Evidence evidence;
  private final Doubts doubts;
  private final Clock clock;

  ItemRetries(
      ItemService service,
      ActionItems items,
      Payments payments,
      RetryService retries,
      RefundRetries refunds,
      Evidence evidence,
      Doubts doubts,
      Clock clock) {
    this.service = service;
    this.items = items;
    this.payments = payments;
    this.retries = retries;
    this.refunds = refunds;
    this.evidence = evidence;
    this.doubts = doubts;
    this.clock = clock;
  }

  /** Charges, or refunds, once per key. */
  public Mono<Answer> retry(Caller caller, UUID id, Wanted wanted, IdempotencyKey key) {
    return service
        .find(caller, id)
        .doOnNext(item -> refuseOther(item, wanted))
        .flatMap(item ->
            isRefund(item)
                ? refund(caller, item, wanted, key)
                : retries.retry(caller, checked(caller, id, wanted), wanted.source, key));
  }

  private Mono<Answer> refund(Caller caller, ActionItem item, Wanted wanted, IdempotencyKey key) {
    var refund = Objects.requireNonNull(item.about().refund());
    var checked = checked(caller, item.id(), wanted);
    if (wanted.offline == null) {
      return refunds.retry(caller, refund, checked, key);
    }
    var note = new Note(Ids.next(), wanted.offline, caller.actor().by(), clock.instant());
    return refunds
        .offline(caller, refund, checked, key)
        .flatMap(done ->
            done.replayed()
                ? Mono.just(done)
                : items.add(item, note, ItemActs.noted(caller, item, note)).thenReturn(done));
  }

  private static boolean isRefund(ActionItem item) {
    return item.about().refund() != null;
  }

  private static void refuseOther(ActionItem item, Wanted wanted) {
    if (isRefund(item) && wanted.source != null) {
      throw unsupported("/source", "A refund goes back to what had paid");
    }
    if (!isRefund(item) && wanted.offline != null) {
      throw unsupported("/offline", "Only a refund is made by other means");
    }
  }

  private static Problem unsupported(String pointer, String detail) {
    return Problem.fields(List.of(new Problem.FieldError(pointer, "not_supported", detail)));
  }

  /** What it is about, as it was before its processor was asked, if it may be tried again. */
  private Mono<Payment> checked(Caller caller, UUID id, Wanted wanted) {
    return asked(caller, id)
        .map(asked -> {
          var refusal = refusal(asked.item, wanted.confirmed);
          if (refusal != null) {
            throw refusal;
          }
          return Objects.requireNonNull(asked.read);
        });
  }

  private static @Nullable Problem refusal(ActionItem item, boolean confirmed) {
    if (item.isFinished()) {
      return Problem.of(ProblemCode.WRONG_STATE, "The item is finished");
    }
    if (item.status() == ItemStatus.IN_PROGRESS) {
      return Problem.of(ProblemCode.OPERATION_IN_PROGRESS, "It is tried again");
    }
    if (item.about().payment() == null || item.about().dispute() != null) {
      return Problem.of(ProblemCode.WRONG_STATE, "There is nothing to try again");
    }
    return item.state().waits() != null && !confirmed
        ? Problem.of(ProblemCode.RETRY_PLANNED)
        : null;
  }

  /** What is unknown is asked, whatever is decided then. */
  private Mono<Asked> asked(Caller caller, UUID id) {
    return service
        .find(caller, id)
        .flatMap(item ->
            payment(caller, item)
                .flatMap(payment -> asked(caller, id, payment))
                .defaultIfEmpty(new Asked(item, null, List.of())));
  }

  private Mono<Asked> asked(Caller caller, UUID id, Payment read) {
    return evidence
        .gather(read)
        .thenMany(doubts.lookups(read))
        .collectList()
        .flatMap(lookups -> service.find(caller, id).map(now -> new Asked(now, read, lookups)));
  }

  private Mono<Payment> payment(Caller caller, ActionItem item) {
    return Mono.justOrEmpty(item.about().payment())
        .flatMap(id -> payments.find(caller.organization(), caller.live(), id));
  }

  /** What a retry would do now, after the processor was asked what is unknown. */
  public Mono<Preview> dryRun(Caller caller, UUID id, Wanted wanted) {
    return asked(caller, id)
        .doOnNext(asked -> refuseOther(asked.item, wanted))
        .flatMap(asked -> {
          var refusal = refusal(asked.item, true);
          return refusal == null
              ? outlook(caller, asked, wanted)
              : Mono.just(asked.preview(null, refusal.code(), null));
        });
  }

  private Mono<Preview> outlook(Caller caller, Asked asked, Wanted wanted) {
    var item = asked.item;
    if (isRefund(item)) {
      return refunds
          .dryRun(caller, Objects.requireNonNull(item.about().refund()), wanted.offline != null)
          .map(run -> asked.preview(null, run.refusal(), run.silence()));
    }
    return retries
        .dryRun(caller, Objects.requireNonNull(item.about().payment()), wanted.source)
        .map(run -> asked.preview(run, run.refusal(), run.silence()))
        .onErrorResume(
            Problem.class, refused -> Mono.just(asked.preview(null, refused.code(), null)));
  }

  /**
   * How it is to be tried again.
   *
   * @param source what pays in the place of what did; null for the same
   * @param confirmed whether it shall be, though it is tried again by itself
   * @param offline how a refund was given back by other means; null where it is sent
   */
  public record Wanted(@Nullable Source source, boolean confirmed, @Nullable String offline) {}

  /**
   * What a retry would do.
   *
   * @param run null for a refund, and where a payment would not come so far
   * @param refusal why it would not be sent; null where it would
   * @param silence null where its processor answers, as far as anybody knows
   * @param lookups what the processor has said when it was asked, oldest first
   */
  public record Preview(
      ActionItem item,
      @Nullable DryRun run,
      @Nullable ProblemCode refusal,
      @Nullable Silence silence,
      List<Lookup> lookups) {

    public Preview {
      lookups = List.copyOf(lookups);
    }
  }

  /**
   * An item, once what is unknown of it was asked.
   *
   * @param read its payment before that; null where it is about none
   */
  private record Asked(ActionItem item, @Nullable Payment read, List<Lookup> lookups) {

    Preview preview(
        @Nullable DryRun run, @Nullable ProblemCode refusal, @Nullable Silence silence) {
      return new Preview(item, run, refusal, silence, lookups);
    }
  }
}
