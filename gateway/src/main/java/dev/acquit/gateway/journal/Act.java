package dev.acquit.gateway.journal;

import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.money.CardNumbers;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.statements.Args;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something that somebody does, as the journal tells it. No secret is in it, and no number of a
 * card or an account: it stays for ever.
 *
 * @param live the mode; null for what is of no mode
 * @param action what is done, such as {@code role.updated}
 * @param resource what it is done to: its id as the API shows it
 * @param before the fields that change, as they were; null where there was nothing
 * @param after the same as they become; null where nothing is left
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record Act(
    Actor actor,
    @Nullable Boolean live,
    String action,
    String resource,
    byte @Nullable [] before,
    byte @Nullable [] after) {

  /**
   * Of what is shown as a JSON object: a map, a record, or a document's bytes. Where there is a
   * before and an after, fields that are the same in both are left out.
   */
  public static Act of(
      Actor actor,
      @Nullable Boolean live,
      String action,
      String resource,
      @Nullable Object before,
      @Nullable Object after) {
    var was = before == null ? null : fields(before);
    var is = after == null ? null : fields(after);
    if (was != null && is != null) {
      var same =
          is.propertyStream().filter(field -> field.getValue().equals(was.get(field.getKey())));
      var names = same.map(field -> field.getKey()).toList();
      was.remove(names);
      is.remove(names);
    }
    return new Act(actor, live, action, resource, bytes(was), bytes(is));
  }

  private static ObjectNode fields(Object shown) {
    return shown instanceof byte[] document
        ? (ObjectNode) Json.MAPPER.readTree(document)
        : Json.MAPPER.valueToTree(shown);
  }

  private static byte @Nullable [] bytes(@Nullable ObjectNode fields) {
    return fields == null ? null : Json.bytes(fields);
  }

  private static @Nullable String masked(@Nullable String said) {
    return said == null ? null : CardNumbers.mask(said);
  }

  /** The entry as a row of its table, for {@link Journal#entries}. */
  public Row row() {
    var origin = actor.origin();
    return new Row(
        Ids.next(),
        Names.of(actor.type()),
        actor.id(),
        actor.name(),
        origin.ip(),
        masked(origin.userAgent()),
        origin.requestId(),
        live,
        action,
        resource,
        tree(before),
        tree(after));
  }

  private static @Nullable JsonNode tree(byte @Nullable [] fields) {
    return fields == null ? null : Json.MAPPER.readTree(fields);
  }

  /** Columns of the journal's table. */
  public record Row(
      UUID id,
      String actorType,
      @Nullable UUID actorId,
      String actorName,
      @Nullable String ip,
      @Nullable String userAgent,
      @Nullable String requestId,
      @Nullable Boolean live,
      String action,
      String resource,
      @Nullable JsonNode before,
      @Nullable JsonNode after) {}

  /** Adds the parameters of {@link Journal#entry}. */
  public Args addTo(Args args) {
    var origin = actor.origin();
    return args.and(Ids.next())
        .maybe(actor.type())
        .maybe(actor.id(), UUID.class)
        .and(actor.name())
        .maybe(origin.ip(), String.class)
        .maybe(masked(origin.userAgent()), String.class)
        .maybe(origin.requestId(), String.class)
        .maybe(live, Boolean.class)
        .and(action, resource)
        .maybeJson(before)
        .maybeJson(after);
  }
}
