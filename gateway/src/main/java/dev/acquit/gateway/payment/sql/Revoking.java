package dev.acquit.gateway.payment.sql;

/** What a settlement does to the mandate of its debit: $48, $52 and $53 are the settlement's. */
final class Revoking {

  /** What a return does to the mandate, where it says that no debit is allowed any more. */
  static final String REVOKED =
      """
      , revoked AS (
        UPDATE mandate m SET status = 'ended', ended_reason = 'returned', ended_detail = $48, ended_at = $18,
          updated_at = $18, sequence = m.sequence + 1
          FROM gate WHERE $52::uuid IS NOT NULL AND m.organization_id = $1 AND m.id = gate.mandate_id
           AND m.status <> 'ended'
        RETURNING m.id, m.sequence)
      """;

  /** Goes on with the events. */
  static final String ENDED =
      """
        UNION ALL
        SELECT $1, $52, $3, 'mandate.ended', $2, $19, NULL, id, $18, $24, id, sequence, $53 FROM revoked
      """;

  private Revoking() {}
}
