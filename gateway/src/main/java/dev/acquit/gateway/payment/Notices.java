package dev.acquit.gateway.payment;

import dev.acquit.processor.Notice;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Port: what processors send by themselves. */
public interface Notices {

  /** Verifies and reads a webhook that came for an account; empty if there is no such account. */
  Mono<Read> read(UUID account, Notice.Raw webhook);

  /** A webhook, and whose it is. */
  record Read(UUID organization, boolean live, Route route, Notice notice) {}
}
