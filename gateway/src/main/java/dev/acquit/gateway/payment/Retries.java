package dev.acquit.gateway.payment;

import dev.acquit.gateway.http.IdempotencyKey;
import dev.acquit.gateway.journal.Act;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Port: payments that are tried again, and the tries that networks count. */
public interface Retries {

  /** The queue of payments to be tried again; its lanes are organizations. */
  String QUEUE = "retries";

  /** How many watched instruments are forgotten at a time. */
  int BATCH = 1000;

  /**
   * Records that a payment is tried again, as {@link Payments#open} records a new one: attempt, key
   * and event; a returned payment's place is taken by a new one. Its errors are {@code open}'s.
   *
   * @return the payment that is sent; empty if the one that was read has changed, is not due by the
   *     database's clock, or what pays does not allow it any more
   */
  Mono<Payment> begin(Retrial retrial, IdempotencyKey key, Event event);

  /**
   * Ends the plan where there is none any more, changes the items about the payment, and tells of
   * both.
   *
   * @return false if the payment has changed since it was read
   */
  Mono<Boolean> replan(Replanning replanning);

  /** The tries of an instrument that count, and what is forbidden; empty if it is not watched. */
  Mono<Watched> watched(UUID organization, boolean live, String instrument);

  /** Forgets instruments that nothing was tried with for so long that no limit counts it. */
  Mono<Long> forget();

  /**
   * A payment that is tried again.
   *
   * @param read as it was when this was decided
   * @param opening how it is sent: the same payment, or the one that takes its place
   * @param automatic whether by itself: then its time has to have come
   * @param items what becomes of what needs a person
   * @param act what the journal tells of it; null where it is by itself
   */
  record Retrial(
      Payment read,
      Payments.Opening opening,
      boolean automatic,
      List<ItemChange> items,
      @Nullable Act act) {}

  /**
   * What becomes of a plan, and of the items.
   *
   * @param after the payment as it will be: of it the plan is recorded
   * @param event what is told of the plan's end; null where none has ended
   * @param data the same, as the event shows it
   */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record Replanning(
      Payment read, Payment after, @Nullable Event event, byte[] data, List<ItemChange> items) {}

  /** What was tried with an instrument since it was declined. */
  record Watched(List<Try> tries, Watch.@Nullable Block blocked) {

    public Watched {
      tries = List.copyOf(tries);
    }
  }

  /** One try. */
  record Try(UUID attempt, Instant at, long amount, String currency) {}
}
