package dev.acquit.gateway.payment;

import dev.acquit.processor.Call;
import dev.acquit.processor.Capabilities;
import dev.acquit.processor.Finding;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Port: the processors. */
public interface Processors {

  /** Makes one call. Always a value: whatever goes wrong on the way is {@link Outcome.Unknown}. */
  Mono<Outcome> call(UUID organization, Route route, Operation operation, Call call);

  /** Asks what became of a call. Always a value. */
  Mono<Finding> lookup(UUID organization, Route route, Call.Lookup call);

  /** What the account at the end of a route can do; ends in a {@link ClosedAccount} if so. */
  Mono<Capabilities> capabilities(UUID organization, Route route);
}
