package dev.acquit.gateway.journal;

import dev.acquit.gateway.money.IdKind;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who does something, and from where.
 *
 * @param id of the key or the user; null for others
 * @param name as it was at that time, for people who read it later
 */
public record Actor(Type type, @Nullable UUID id, String name, Origin origin) {

  /** What kind of actor it is. */
  public enum Type {
    API_KEY,
    USER,
    OPERATOR,
    /** The gateway itself. */
    SYSTEM
  }

  /** Whoever has the operator's key. */
  public static Actor operator(Origin origin) {
    return new Actor(Type.OPERATOR, null, "operator", origin);
  }

  /** The gateway itself, doing that. */
  public static Actor system(String name) {
    return new Actor(Type.SYSTEM, null, name, Origin.NOWHERE);
  }

  /** The id as the API shows it; null where there is none. */
  public @Nullable String shownId() {
    return id == null ? null : (type == Type.USER ? IdKind.USER : IdKind.API_KEY).format(id);
  }

  /** The same, from there. */
  public Actor from(Origin there) {
    return new Actor(type, id, name, there);
  }
}
