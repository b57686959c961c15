package dev.acquit.gateway.action;

import dev.acquit.gateway.access.Caller;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Port: how much there is to do. */
public interface ItemCounts {

  /** What is more than this is counted as one more: nobody waits for a count that long. */
  int MOST = 999;

  /** How many items are unfinished in each section. */
  Mono<Map<Section, Long>> unfinished(Caller caller);
}
