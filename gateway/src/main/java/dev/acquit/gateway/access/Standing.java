package dev.acquit.gateway.access;

import dev.acquit.gateway.journal.Actor;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** What somebody may do now, for what goes on in their name after they have asked for it. */
@Service
public class Standing {

  private final Accesses accesses;
  private final SignedIn people;

  Standing(Accesses accesses, SignedIn people) {
    this.accesses = accesses;
    this.people = people;
  }

  /** Whether a key still works and may do that, or a user's role lets them. */
  public Mono<Boolean> holds(
      UUID organization, boolean live, Actor actor, Set<Permission> permissions) {
    var id = actor.id();
    if (id == null) {
      return Mono.just(true); // nobody's rights: the gateway's own
    }
    var held =
        actor.type() == Actor.Type.USER
            ? people.permissions(organization, id)
            : key(organization, id, live);
    return held.map(all -> all.containsAll(permissions)).defaultIfEmpty(false);
  }

  private Mono<Set<Permission>> key(UUID organization, UUID id, boolean live) {
    return accesses
        .keys(organization)
        .filter(key -> key.id().equals(id) && key.live() == live && key.revokedAt() == null)
        .next()
        .map(ApiKey::permissions);
  }
}
