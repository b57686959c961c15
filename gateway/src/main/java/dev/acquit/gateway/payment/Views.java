package dev.acquit.gateway.payment;

import dev.acquit.gateway.payment.Doubts.Lookup;
import dev.acquit.gateway.payment.RetryService.DryRun;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Port: what others show of payments beside what is their own, as it is to be written in JSON. */
public interface Views {

  Object view(Payment payment);

  Object view(Refund refund);

  /**
   * Why it failed.
   *
   * @param retryAfter when it is tried again by itself
   */
  Object view(Failure failure, @Nullable Instant retryAfter);

  Object view(DryRun run);

  /** What happened, oldest first. */
  List<?> timeline(Payment payment, List<Event> events, List<Lookup> lookups);
}
