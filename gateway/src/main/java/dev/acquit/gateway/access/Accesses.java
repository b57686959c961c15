package dev.acquit.gateway.access;

import dev.acquit.gateway.journal.Act;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Port: organizations and API keys on record. */
public interface Accesses {

  /** Records an organization; one that is there already stays as it is. */
  Mono<Void> add(Organization organization, Act act);

  Mono<Organization> organization(UUID id);

  /** Newest first, one more than the limit. */
  Flux<Organization> organizations(int limit, @Nullable UUID after);

  /** Records a key under its digest; one with that digest that is there already stays as it is. */
  Mono<Void> add(ApiKey key, byte[] digest, Act act);

  /** Every key of an organization, revoked ones too, newest first. */
  Flux<ApiKey> keys(UUID organization);

  /** The key with that digest, if it is not revoked. */
  Mono<ApiKey> active(byte[] digest);

  /** Ends a key; empty if the organization has none such. Ending twice is the same as once. */
  Mono<ApiKey> revoke(UUID organization, UUID id, Instant at, Act act);
}
