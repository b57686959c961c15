package dev.acquit.gateway.access;

import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.journal.Actor;
import dev.acquit.gateway.journal.Origin;
import java.util.Set;
import java.util.UUID;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * Who calls: the scope of everything that a request may see or do.
 *
 * @param live whether real money moves; a key is of one mode, and sees only that mode
 * @param actor the key or the user, as the journal names it
 * @param permissions the key's, or those of the user's role
 */
public record Caller(UUID organization, boolean live, Actor actor, Set<Permission> permissions) {

  private static final UUID NOBODY = new UUID(0, 0);

  /** Where the authenticated caller waits for the handlers. */
  public static final String ATTRIBUTE = Caller.class.getName();

  /** The gateway itself, for what an organization has planned. */
  public static Caller system(UUID organization, boolean live, String name) {
    return new Caller(organization, live, Actor.system(name), Set.of());
  }

  /** The id of the key or the user, for what is kept of who made something. */
  public UUID by() {
    return actor.id() == null ? NOBODY : actor.id();
  }

  /** The same, calling from there. */
  public Caller from(Origin origin) {
    return new Caller(organization, live, actor.from(origin), permissions);
  }

  /** Whether it has all of these itself: nobody gives, or takes away, more than they have. */
  public boolean holds(Set<Permission> asked) {
    return permissions.containsAll(asked);
  }

  /** The caller of a request, whatever they may do. */
  public static Caller of(ServerRequest request) {
    if (request.attribute(ATTRIBUTE).orElse(null) instanceof Caller caller) {
      return caller;
    }
    throw Problem.of(ProblemCode.UNAUTHORIZED);
  }

  /** The caller of a request, if it has that permission; else a {@link Problem}. */
  public static Caller of(ServerRequest request, Permission permission) {
    var caller = of(request);
    if (!caller.permissions.contains(permission)) {
      throw Problem.of(ProblemCode.FORBIDDEN, "The caller lacks " + permission.code());
    }
    return caller;
  }
}
