package dev.acquit.gateway.payment;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.IdempotencyKey;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Port: idempotency keys on record, in the scope of organization and mode. */
public interface Keys {

  /** How many {@link #deleteOlderThan} forgets at once. */
  int BATCH = 1000;

  Mono<Known> find(Caller caller, IdempotencyKey key);

  /** The answer that was saved with a key; empty where there is none. */
  Mono<Answer> saved(UUID organization, boolean live, byte[] digest);

  /**
   * Forgets a batch of keys that old; those whose outcome is not known yet are kept.
   *
   * @return how many
   */
  Mono<Long> deleteOlderThan(Duration age);

  /**
   * What a key stands for: an attempt, or something else that was done at once and has its answer.
   *
   * @param saved the answer, once there is one
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by IdempotencyKey
  record Known(
      byte[] fingerprint,
      @Nullable UUID payment,
      @Nullable UUID attempt,
      @Nullable UUID refund,
      @Nullable Answer saved) {}
}
