package dev.acquit.gateway.payout;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.processor.Notice;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Port: payouts on record. */
public interface Payouts {

  /**
   * Records a payout with its lines, tells its payments which payout they came in, and writes its
   * event, by one statement.
   *
   * @param data the payout, as the event carries it
   * @return false if it is on record already
   */
  Mono<Boolean> add(Payout payout, List<Notice.Line> lines, byte[] data);

  Mono<Payout> find(Caller caller, UUID id);

  /** Newest first, one more than the page's limit. */
  Flux<Payout> list(Caller caller, Page page);

  /** In the processor's order, beginning after {@code position}, at most {@code limit}. */
  Flux<Payout.Line> lines(Payout payout, int position, int limit);
}
