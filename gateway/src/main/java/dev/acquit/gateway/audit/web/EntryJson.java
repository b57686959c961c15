package dev.acquit.gateway.audit.web;

import dev.acquit.gateway.audit.Entry;
import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Names;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An entry as the API shows it.
 *
 * @param number null until it is sealed, like {@code seal}
 */
record EntryJson(
    String id,
    @Nullable Long number,
    Instant at,
    @Nullable Boolean live,
    ActorJson actor,
    FromJson from,
    String action,
    String resource,
    @Nullable JsonNode before,
    @Nullable JsonNode after,
    @Nullable String requestId,
    @Nullable String seal) {

  static EntryJson of(Entry entry) {
    var actor = entry.actor();
    var origin = actor.origin();
    var link = entry.link();
    return new EntryJson(
        IdKind.JOURNAL_ENTRY.format(entry.id()),
        link == null ? null : link.number(),
        entry.at(),
        entry.live(),
        new ActorJson(Names.of(actor.type()), actor.shownId(), actor.name()),
        new FromJson(origin.ip(), origin.userAgent()),
        entry.action(),
        entry.resource(),
        fields(entry.before()),
        fields(entry.after()),
        origin.requestId(),
        link == null ? null : link.seal());
  }

  private static @Nullable JsonNode fields(byte @Nullable [] document) {
    return document == null ? null : Json.MAPPER.readTree(document);
  }

  /** Who did it. */
  record ActorJson(String type, @Nullable String id, String name) {}

  /** From where. */
  record FromJson(@Nullable String ip, @Nullable String userAgent) {}
}
