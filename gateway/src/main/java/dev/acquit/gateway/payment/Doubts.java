package dev.acquit.gateway.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Port: attempts of which nobody knows what became of them, or whose payer has to do something. */
public interface Doubts {

  /**
   * Takes what is due, of any organization: nobody else gets it for the length of the lease, and
   * after that somebody does.
   *
   * @param first how long a doubt is left alone at first
   */
  Flux<Doubt> claim(int limit, Duration first, Duration lease);

  /**
   * Sets when it is asked about again.
   *
   * @param pause until then; null for never
   */
  Mono<Void> again(Doubt doubt, @Nullable Duration pause, @Nullable Instant notFoundAt);

  /**
   * An attempt in doubt.
   *
   * @param since when it was sent
   * @param lookups how often the processor was asked, this time included
   * @param notFoundAt when, after its quiet period, it first knew nothing of it
   */
  record Doubt(
      UUID organization,
      boolean live,
      UUID payment,
      UUID attempt,
      @Nullable UUID refund,
      Instant since,
      int lookups,
      @Nullable Instant notFoundAt) {}
}
