package dev.acquit.gateway.staff;

import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.journal.Act;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Port: roles on record. */
public interface Roles {

  Mono<Role> find(UUID organization, UUID id);

  /** By descending id, one more than the page's limit. */
  Flux<Role> list(UUID organization, Page page);

  /** Records one; an error {@link NameTaken} if there is one of that name. */
  Mono<Void> add(Role role, Act act);

  /**
   * Records a change; an error {@link NameTaken} if another has that name.
   *
   * @return false if it has changed since it was read
   */
  Mono<Boolean> change(Role read, Role after, Act act);

  /**
   * Deletes it; an error {@link InUse} if somebody has it.
   *
   * @return false if it has changed since it was read
   */
  Mono<Boolean> delete(Role read, Act act);

  /** Another role of the organization is called so. */
  final class NameTaken extends RuntimeException {

    public NameTaken() {
      super("There is a role of that name already", null, false, false);
    }
  }

  /** Somebody has the role. */
  final class InUse extends RuntimeException {

    public InUse() {
      super("Somebody has this role", null, false, false);
    }
  }
}
