package dev.acquit.gateway.journal;

import dev.acquit.gateway.money.IdKind;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who did something, as it is kept beside what was done. The journal has the rest.
 *
 * @param id of the key or the user; null for others
 */
public record By(Actor.Type type, @Nullable UUID id) {

  /** The key's id or the user's, as the API shows it; null for others. */
  public @Nullable String shown() {
    if (id == null) {
      return null;
    }
    return (type == Actor.Type.USER ? IdKind.USER : IdKind.API_KEY).format(id);
  }
}
