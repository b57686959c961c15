package dev.acquit.gateway.payment;

import dev.acquit.gateway.account.Accounts.Due;
import dev.acquit.processor.Notice;
import java.time.LocalDate;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Port: what processors send by themselves. */
public interface Notices {

  /** Verifies and reads a webhook that came for an account; empty if there is no such account. */
  Mono<Read> read(UUID account, Notice.Raw webhook);

  /** What an account reports of a day; an error where that could not be read to its end. */
  Flux<Read> poll(Due account, LocalDate day);

  /** A webhook or a report, and whose it is. */
  record Read(UUID organization, boolean live, Route route, Notice notice) {}
}
