package dev.acquit.gateway.payment;

import dev.acquit.processor.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Port: attempts of which nobody knows what became of them, or whose payer has to do something, and
 * what processors said of them. Each has a job, which the settlement that leaves it in doubt makes,
 * and the one that ends the doubt deletes.
 */
public interface Doubts {

  /** The queue of attempts to ask about; its lanes are processor accounts. */
  String QUEUE = "doubts";

  /** The queue of charges that succeeded too late, to be taken back; its lanes are accounts. */
  String LATE = "late_successes";

  /**
   * Makes jobs of attempts, of any organization, that were sent so long ago that whoever sent them
   * must be gone; tells how many.
   */
  Mono<Long> abandoned(Duration olderThan, int limit);

  /** Empty if it is not on record. */
  Mono<Doubt> find(UUID organization, UUID attempt);

  /**
   * Puts on record what the processor said just now.
   *
   * @param answer as in {@link Lookup}
   */
  Mono<Void> note(Doubt doubt, String answer, @Nullable String detail);

  /** All that was said of a payment's attempts, oldest first. */
  Flux<Lookup> lookups(Payment payment);

  /**
   * Tells that nobody could tell what became of it.
   *
   * @return false if the payment has changed since it was read: then nothing is told
   */
  Mono<Boolean> unresolved(Unresolved unresolved);

  /** What is in doubt, of all organizations, by operation. */
  Flux<Open> open();

  /**
   * An attempt, and times by the database's clock.
   *
   * @param age since it was sent
   * @param overdue since its payer's time was over, negative before; null where it asks none
   * @param missingAt how old it was when the processor last knew nothing of it
   * @param given whether it was told, since its job came, that nobody could tell
   */
  record Doubt(
      UUID organization,
      boolean live,
      UUID payment,
      UUID attempt,
      @Nullable UUID refund,
      Duration age,
      @Nullable Duration overdue,
      @Nullable Duration missingAt,
      boolean given) {}

  /**
   * What a processor said.
   *
   * @param answer the status that it makes, {@code not_found} or {@code unanswered}
   * @param detail why there is none, or what it said in its own short word
   */
  record Lookup(UUID id, UUID attempt, Instant at, String answer, @Nullable String detail) {

    /** No answer came that could be read. */
    public static final String UNANSWERED = "unanswered";
  }

  /**
   * The last word about a doubt.
   *
   * @param read the payment as it was when this was decided
   * @param data the resource, as the event shows it
   */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record Unresolved(Payment read, Event event, byte[] data, List<ItemChange> items) {}

  /** What is in doubt of one kind. */
  record Open(Operation operation, long count, Duration oldest) {}
}
