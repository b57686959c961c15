package dev.acquit.gateway.webhook.sql;

import dev.acquit.gateway.event.EventTypes;
import dev.acquit.gateway.event.Outbox;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Sql;
import dev.acquit.gateway.webhook.Endpoint;
import dev.acquit.gateway.webhook.Endpoints.Announcement;
import reactor.core.publisher.Mono;

/** Events about endpoints themselves, each with what it tells of in one statement. */
final class EndpointEvents {

  /** It may still get a delivery of this itself, which then ends unsent. */
  private static final String DISABLE =
      """
      WITH disabled AS (
        UPDATE webhook_endpoint SET status = 'disabled', disabled_reason = $8, updated_at = $5, sequence = sequence + 1,
          version = version + 1
         WHERE organization_id = $1 AND id = $2 AND live = $3 AND version = $9 AND status = 'enabled'
        RETURNING sequence),
      told AS (
        INSERT INTO event (organization_id, id, live, type, resource, sequence, at, data)
        SELECT $1, $4, $3, $7, $2, sequence, $5, $6 FROM disabled
        RETURNING organization_id, id, live, type, data)
      """
          + Outbox.POST
          + "SELECT true FROM disabled";

  /** Posted to one endpoint, whatever the others ask for. */
  private static final String PING =
      """
      WITH asked AS (
        UPDATE webhook_endpoint SET sequence = sequence + 1
         WHERE organization_id = $1 AND id = $2 AND live = $3 AND status = 'enabled'
        RETURNING sequence),
      told AS (
        INSERT INTO event (organization_id, id, live, type, resource, sequence, at, data)
        SELECT $1, $4, $3, $7, $2, sequence, $5, $6 FROM asked
        RETURNING id, sequence),
      posted AS (
        INSERT INTO webhook_delivery (organization_id, id, endpoint_id, event_id, live)
        SELECT $1, gen_random_uuid(), $2, id, $3 FROM told
        RETURNING id),
      queued AS (
        INSERT INTO work (organization_id, queue, lane, id) SELECT $1, 'webhooks', $2, id FROM posted)
      SELECT sequence FROM told
      """;

  private EndpointEvents() {}

  /** Empty if it has changed since it was read. */
  static Mono<Boolean> disable(Sql sql, Endpoint read, Announcement announcement) {
    var args =
        args(announcement, EventTypes.ENDPOINT_DISABLED)
            .maybe(announcement.after().disabledReason())
            .and(read.version());
    return sql.one(DISABLE, args, _ -> true);
  }

  /** The event's number; empty if the endpoint is not enabled. */
  static Mono<Long> ping(Sql sql, Announcement announcement) {
    return sql.one(PING, args(announcement, EventTypes.PING), row -> row.number("sequence"));
  }

  /** $1 to $7. */
  private static Args args(Announcement announcement, String type) {
    var endpoint = announcement.after();
    return Args.of(endpoint.organization(), endpoint.id(), endpoint.live())
        .and(announcement.event(), announcement.at())
        .and((Object) announcement.data())
        .and(type);
  }
}
