package dev.acquit.gateway.payment;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.http.IdempotencyKey;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.journal.Act;
import dev.acquit.gateway.mandate.Mandate;
import dev.acquit.gateway.mandate.MandateEvent;
import dev.acquit.gateway.token.Token.Chargeable;
import dev.acquit.processor.Notice.About;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Rail;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Port: payments on record. Every write is one atomic statement with its event. */
public interface Payments {

  /**
   * Records a payment, its attempt, its key and its event, and consumes the token, the notice of
   * this debit, and the mandate where it allows one debit only.
   *
   * @return the payment as it is recorded; empty if one of them does not allow it any more, or the
   *     method is not the caller's to charge; an error {@link KeyKnown} if the key is on record,
   *     {@link WalletFull} if there is no place for what it saves, {@link LimitReached} or {@link
   *     MethodBlocked} if the networks allow no further try
   */
  Mono<Payment> open(Opening opening, IdempotencyKey key, Event event);

  /**
   * Claims a payment for a capture or a void: records attempt, key, event and act.
   *
   * @return false if the payment has changed since it was read; an error {@link KeyKnown} if the
   *     key is on record
   */
  Mono<Boolean> claim(Payment read, Attempt attempt, IdempotencyKey key, Event event, Act act);

  /**
   * Records what an attempt came to, the payment's new state, the event and the answer.
   *
   * @return false if the payment, or the method that it saves, has changed since it was read: then
   *     nothing is recorded
   */
  Mono<Boolean> settle(Settling settling);

  /**
   * Records what an attempt came to, and the next one of the same payment, at another account, with
   * an event of each; the payment stays in flight.
   *
   * @return false if the payment has changed since it was read: then nothing is recorded
   */
  Mono<Boolean> hop(Hop hop);

  /**
   * Records an attempt that takes back what succeeded too late, before it is sent.
   *
   * @return false if the payment has changed since it was read: then nothing is recorded
   */
  Mono<Boolean> undo(Payment read, Attempt attempt, Event event);

  /**
   * Records what somebody did at the processor itself: an attempt, its refund where it is one, and
   * what it makes of the payment.
   *
   * @return false if the payment has changed since it was read: then nothing is recorded
   */
  Mono<Boolean> discover(Settling settling);

  /** The payment with all its attempts. */
  Mono<Payment> find(UUID organization, boolean live, UUID id);

  /** Newest first, one more than the page's limit. */
  Flux<Payment> list(Caller caller, Filter filter, Page page);

  /** Oldest first. */
  Flux<Event> events(Payment payment);

  /**
   * The attempt that a report is about, in any of the organization's modes; empty if none is on
   * record.
   *
   * @param operation which operations it may be; null is any
   */
  Mono<Located> locate(UUID organization, UUID account, About about, @Nullable Operation operation);

  /**
   * A payment about to be sent.
   *
   * @param source the token that it consumes, or the method that it charges
   * @param debit what allows it; null where a card is charged
   * @param watch how it counts where what pays was declined before
   */
  record Opening(
      Payment payment, Chargeable source, @Nullable Debit debit, Attempt attempt, Watch watch) {}

  /**
   * What allows a debit.
   *
   * @param mandate as it will be after it
   * @param isNew whether the mandate came with the payment, and is not on record
   * @param notice which the debit uses up; null where it needs none of its own
   * @param created what is told of a new one
   * @param ended what is told of one that ends with this debit
   */
  record Debit(
      Mandate mandate,
      boolean isNew,
      @Nullable UUID notice,
      @Nullable MandateEvent created,
      @Nullable MandateEvent ended) {}

  /**
   * One settlement.
   *
   * @param read the payment as it was when this was decided
   * @param after the payment as it will be
   * @param refund as it will be, where the attempt is one of a refund
   * @param answerStatus of what whoever asked will be told; null while the outcome is unknown
   * @param data the resource: the answer's body, and the events'
   * @param ending what is told of the mandate that it ends; null where it ends none
   * @param kept what becomes of the method that it saves; null where it saves none by this
   * @param items what becomes of what needs a person
   */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record Settling(
      Payment read,
      Payment after,
      Attempt attempt,
      @Nullable Refund refund,
      @Nullable Integer answerStatus,
      byte[] data,
      List<Event> events,
      @Nullable MandateEvent ending,
      @Nullable Kept kept,
      List<ItemChange> items) {

    /** The attempt as it was when this was decided. */
    public Attempt before() {
      return read.attempt(attempt.id()).orElse(attempt);
    }
  }

  /**
   * From one account to the next.
   *
   * @param read the payment as it was when this was decided
   * @param ended the attempt that moved nothing
   * @param next the one that is about to be sent
   */
  record Hop(Payment read, Attempt ended, Attempt next, List<Event> events) {}

  /** An attempt, and the payment that it is of. */
  record Located(Payment payment, UUID attempt) {}

  /**
   * What a list is narrowed to; null is any.
   *
   * @param rail of what pays, as the payment has it now
   */
  record Filter(
      @Nullable PaymentStatus status,
      @Nullable String reference,
      Terms.@Nullable Purpose purpose,
      @Nullable Rail rail,
      @Nullable Instant createdFrom,
      @Nullable Instant createdTo) {}

  /** The user's wallet has no place for what the payment would save. */
  final class WalletFull extends RuntimeException {

    public WalletFull() {
      super("The wallet is full", null, false, false);
    }
  }

  /** The key is on record: what it stands for has to be looked up. */
  final class KeyKnown extends RuntimeException {

    public KeyKnown() {
      super("The idempotency key is on record", null, false, false);
    }
  }

  /** The network allows so many tries, and they were made. */
  final class LimitReached extends RuntimeException {

    public LimitReached() {
      super("The network's limit of retries is reached", null, false, false);
    }
  }

  /** The network or the payer forbade to charge this method again. */
  final class MethodBlocked extends RuntimeException {

    public MethodBlocked() {
      super("The method is blocked", null, false, false);
    }
  }
}
