package dev.acquit.gateway.wallet.sql;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.mandate.Mandate;
import dev.acquit.gateway.mandate.MandateRow;
import dev.acquit.gateway.payment.SavedMethods;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Columns;
import dev.acquit.gateway.statements.Sql;
import dev.acquit.gateway.token.Token.Chargeable;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;

/** What a charge needs of a saved method, from the rows of the organization that charges alone. */
@Repository
class SqlSavedMethods implements SavedMethods {

  private static final TypeReference<Map<UUID, String>> REFERENCES = new TypeReference<>() {};

  private static final String CHARGEABLE =
      """
      SELECT c.method_id, c.details, c.vault_owner, c.vault_id, c.network_reference,
        (SELECT jsonb_object_agg(r.account_id, r.reference) FROM method_reference r
          WHERE r.organization_id = c.organization_id AND r.method_id = c.method_id) AS "references",
        to_jsonb(m) AS mandate
        FROM consent c LEFT JOIN LATERAL (
          SELECT * FROM mandate g WHERE g.organization_id = c.organization_id AND g.method_id = c.method_id
           ORDER BY g.status = 'ended', g.id DESC LIMIT 1) m ON true
       WHERE c.organization_id = $1 AND c.live = $2 AND c.method_id = $3 AND c.ended_at IS NULL
      """;

  private final Sql sql;

  SqlSavedMethods(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Mono<Chargeable> chargeable(Caller caller, UUID method) {
    return sql.one(
        CHARGEABLE,
        Args.of(caller.organization(), caller.live(), method),
        SqlSavedMethods::chargeable);
  }

  private static Chargeable chargeable(Columns row) {
    var details = Json.MAPPER.readValue(row.json("details"), MethodDetails.class);
    return new Chargeable(
        row.uuid("method_id"),
        true,
        details.shown(),
        details.holderName(),
        details.billingAddress(),
        MethodRows.vault(row),
        references(row),
        mandate(row),
        row.maybeText("network_reference"));
  }

  private static Map<UUID, String> references(Columns row) {
    var given = row.maybeJson("references");
    return given == null ? Map.of() : Json.MAPPER.readValue(given, REFERENCES);
  }

  private static @Nullable Mandate mandate(Columns row) {
    var mandate = row.maybeJson("mandate");
    return mandate == null ? null : MandateRow.read(mandate);
  }
}
