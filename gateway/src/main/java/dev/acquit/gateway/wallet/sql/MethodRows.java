package dev.acquit.gateway.wallet.sql;

import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.payment.GivenConsent;
import dev.acquit.gateway.payment.Saving.By;
import dev.acquit.gateway.statements.Columns;
import dev.acquit.gateway.wallet.Consent;
import dev.acquit.gateway.wallet.Consent.View;
import dev.acquit.gateway.wallet.PaymentMethod;
import dev.acquit.vault.Owner;
import dev.acquit.vault.VaultReference;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Methods with their consents as rows, and the statements that select them. */
final class MethodRows {

  private static final String METHOD =
      """
      SELECT m.id, m.user_id, m.live, m.version, m.details, m.vault_owner, m.vault_id, m.nickname, m.saved_by,
        m.replaces, m.created_at, m.updated_at, coalesce(w.default_method = m.id, false) AS preferred,
        c.organization_id, c.id AS consent_id, c.text_version, c.accepted_at, c.ip, c.granted_by, c.created_at AS granted_at
      """;

  private static final String OF_CONSENT =
      METHOD
          + """
            FROM consent c JOIN payment_method m ON m.id = c.method_id
            LEFT JOIN wallet w ON w.user_id = m.user_id AND w.live = m.live
           WHERE c.ended_at IS NULL AND m.status = 'active'
          """;

  private static final String WITH_CONSENTS =
      METHOD
          + """
            FROM payment_method m LEFT JOIN consent c ON c.method_id = m.id AND c.ended_at IS NULL
            LEFT JOIN wallet w ON w.user_id = m.user_id AND w.live = m.live
          """;

  static final String FIND =
      OF_CONSENT + " AND c.organization_id = $1 AND c.live = $2 AND c.method_id = $3";

  static final String LIST =
      OF_CONSENT
          + """
             AND c.organization_id = $1 AND c.live = $2 AND c.user_id = $3 AND ($4::text IS NULL OR c.type = $4)
             AND ($5::uuid IS NULL OR c.method_id < $5) ORDER BY c.method_id DESC LIMIT $6
          """;

  /** As V18 indexes it: months since year 0, of which the card expires at the end. */
  private static final String MONTH =
      "((c.details ->> 'exp_year')::integer * 12 + (c.details ->> 'exp_month')::integer)";

  static final String EXPIRING =
      OF_CONSENT
          + """
             AND c.organization_id = $1 AND c.live = $2 AND c.type = 'card' AND %1$s BETWEEN $3 AND $4
             AND ($5::uuid IS NULL OR (%1$s, c.method_id) > ((
               SELECT %2$s FROM consent l WHERE l.organization_id = $1 AND l.method_id = $5 AND l.ended_at IS NULL), $5))
           ORDER BY %1$s, c.method_id LIMIT $6
          """
              .formatted(MONTH, MONTH.replace("c.", "l."));

  static final String COUNT_EXPIRING =
      """
      SELECT count(*) AS found FROM (
        SELECT FROM consent c JOIN payment_method m ON m.id = c.method_id
         WHERE c.ended_at IS NULL AND m.status = 'active' AND c.organization_id = $1 AND c.live = $2
           AND c.type = 'card' AND %s BETWEEN $3 AND $4 LIMIT $5) counted
      """
          .formatted(MONTH);

  static final String USER =
      "SELECT user_id FROM consent WHERE organization_id = $1 AND live = $2 AND method_id = $3"
          + " ORDER BY id DESC LIMIT 1";

  static final String SHARED =
      WITH_CONSENTS + " WHERE m.live = $1 AND m.id = $2 AND m.status = 'active'";

  static final String SAVING = WITH_CONSENTS + " WHERE m.id = $1 AND m.status <> 'deleted'";

  static final String TWIN =
      WITH_CONSENTS
          + " WHERE m.live = $1 AND m.user_id = $2 AND m.fingerprint = $3 AND m.status <>"
          + " 'deleted'";

  private static final String DELETED =
      WITH_CONSENTS + " WHERE m.status = 'deleted' AND m.vault_id IS NOT NULL";

  static final String TO_FORGET = DELETED + " ORDER BY m.updated_at LIMIT $1";
  static final String IS_TO_FORGET = DELETED + " AND m.id = $1";

  static final String UNANNOUNCED =
      OF_CONSENT + " AND NOT c.announced ORDER BY c.created_at LIMIT $1";

  private MethodRows() {}

  /** A card of that month is good until its last day. */
  static int firstMonth(LocalDate from) {
    return from.getYear() * 12 + from.getMonthValue();
  }

  /** A month whose last day is later is not over by then. */
  static int lastMonth(LocalDate to) {
    return firstMonth(to.plusDays(1)) - 1;
  }

  static View view(Columns row) {
    return new View(method(row), consent(row));
  }

  /** The rows of one method, one for each consent; empty if there is none. */
  static Mono<PaymentMethod.Shared> shared(List<View> rows) {
    return Mono.justOrEmpty(rows.stream().findFirst())
        .map(first -> new PaymentMethod.Shared(first.method(), consents(rows).toList()));
  }

  private static Stream<Consent> consents(List<View> rows) {
    return rows.stream().map(View::consent).filter(Objects::nonNull);
  }

  private static PaymentMethod method(Columns row) {
    var details = Json.MAPPER.readValue(row.json("details"), MethodDetails.class);
    return new PaymentMethod(
        row.uuid("id"),
        row.text("user_id"),
        row.flag("live"),
        row.number("version"),
        details.shown(),
        details.holderName(),
        details.billingAddress(),
        vault(row),
        row.maybeText("nickname"),
        row.flag("preferred"),
        row.constant("saved_by", By.class),
        row.maybeUuid("replaces"),
        row.instant("created_at"),
        row.instant("updated_at"));
  }

  static @Nullable VaultReference vault(Columns row) {
    var id = row.maybeText("vault_id");
    return id == null ? null : new VaultReference(new Owner(row.uuid("vault_owner")), id);
  }

  private static @Nullable Consent consent(Columns row) {
    var id = row.maybeUuid("consent_id");
    return id == null
        ? null
        : new Consent(
            row.uuid("organization_id"),
            id,
            new GivenConsent(
                row.maybeText("text_version"), row.instant("accepted_at"), row.maybeText("ip")),
            row.constant("granted_by", By.class),
            row.instant("granted_at"));
  }
}
