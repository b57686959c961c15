package dev.acquit.gateway.event;

import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.statements.Args;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * An event that goes to an organization which did not cause it, as that one sees it.
 *
 * @param organization who is told
 * @param type as in {@link EventTypes}
 * @param data the resource as JSON
 */
public record Addressed(UUID organization, String type, String data) {

  /** Four arrays: organizations, fresh ids, types, data. */
  public static Args args(Args args, List<Addressed> all) {
    return args.and((Object) ids(all, Addressed::organization))
        .and((Object) ids(all, _ -> Ids.next()))
        .and((Object) texts(all, Addressed::type))
        .and((Object) texts(all, Addressed::data));
  }

  private static UUID[] ids(List<Addressed> all, Function<Addressed, UUID> id) {
    return all.stream().map(id).toArray(UUID[]::new);
  }

  private static String[] texts(List<Addressed> all, Function<Addressed, String> text) {
    return all.stream().map(text).toArray(String[]::new);
  }
}
