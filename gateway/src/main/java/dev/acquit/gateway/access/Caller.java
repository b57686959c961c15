package dev.acquit.gateway.access;

import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import java.util.Set;
import java.util.UUID;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * Who calls: the scope of everything that a request may see or do.
 *
 * @param live whether real money moves; a key is of one mode, and sees only that mode
 */
public record Caller(UUID organization, boolean live, UUID key, Set<Permission> permissions) {

  /** Where the authenticated caller waits for the handlers. */
  public static final String ATTRIBUTE = Caller.class.getName();

  /** The caller of a request, if it has that permission; else a {@link Problem}. */
  public static Caller of(ServerRequest request, Permission permission) {
    if (!(request.attribute(ATTRIBUTE).orElse(null) instanceof Caller caller)) {
      throw Problem.of(ProblemCode.UNAUTHORIZED);
    }
    if (!caller.permissions.contains(permission)) {
      throw Problem.of(ProblemCode.FORBIDDEN, "The key lacks " + permission.code());
    }
    return caller;
  }
}
