package dev.acquit.gateway.payment;

import dev.acquit.gateway.access.Caller;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Port: organizations' accounts at processors. */
public interface Accounts {

  /** The enabled accounts of the caller's organization and mode, oldest first. */
  Flux<Stored> enabled(Caller caller);

  Mono<Stored> find(UUID organization, UUID id);

  /**
   * The account of that id, whoever's: a webhook names nothing else. Also one that takes no charges
   * any more: what it took before may still be returned.
   */
  Mono<Stored> find(UUID id);

  /** Takes the enabled accounts that are due to be polled, and sets when they are next. */
  Flux<Notices.Due> claimPolls(int limit, Duration every);

  Mono<Void> polled(UUID organization, UUID id, LocalDate day);

  /** Records an account; one of that name that is there already stays as it is. */
  Mono<Void> add(Stored account);

  /**
   * An account on record.
   *
   * @param credentials by name, as references to where they are
   */
  record Stored(
      UUID organization,
      UUID id,
      boolean live,
      String processor,
      String name,
      URI baseUrl,
      Map<String, String> credentials) {}
}
