package dev.acquit.gateway.wallet.sql;

/**
 * What the statements that change methods have in common, with the numbers of each one's own
 * parameters. A step's row is there only where the statement's {@code gate} is.
 */
final class MethodSteps {

  /** The mandates that end are held first. */
  static final String LAPSED = ", (SELECT count(*) FROM lapsed) first";

  private MethodSteps() {}

  /**
   * Begins a statement: {@code spent} is the token that may still be used, held; its mandate is
   * held before it.
   */
  static String spent(String organization, String token, String live) {
    return """
    WITH bound AS (
      SELECT m.id FROM mandate m WHERE m.organization_id = {organization} AND m.id = (
        SELECT t.mandate_id FROM token t WHERE t.organization_id = {organization} AND t.id = {token}) FOR UPDATE),
    spent AS (
      SELECT t.vault_id, t.mandate_id FROM token t, (SELECT count(*) FROM bound) first
       WHERE t.organization_id = {organization} AND t.id = {token} AND t.live = {live} AND t.used_by IS NULL
         AND t.expires_at > now() FOR UPDATE OF t),
    """
        .replace("{organization}", organization)
        .replace("{token}", token)
        .replace("{live}", live);
  }

  /** What processors know of a token's number, they know of the method's. */
  static String referred(String organization, String token, String method) {
    return """
    referred AS (
      INSERT INTO method_reference (organization_id, method_id, account_id, reference)
      SELECT {organization}, {method}, r.account_id, r.reference FROM gate, token_reference r
       WHERE r.organization_id = {organization} AND r.token_id = {token}
      ON CONFLICT (organization_id, method_id, account_id) DO UPDATE SET reference = excluded.reference),
    """
        .replace("{organization}", organization)
        .replace("{token}", token)
        .replace("{method}", method);
  }

  /** The token's mandate is the method's; also after {@link #LAPSED}. */
  static String mandated(String organization, String method, String... after) {
    return """
    mandated AS (
      UPDATE mandate m SET method_id = {method} FROM gate, spent{after}
       WHERE m.organization_id = {organization} AND m.id = spent.mandate_id AND m.status <> 'ended'),
    """
        .replace("{after}", String.join("", after))
        .replace("{organization}", organization)
        .replace("{method}", method);
  }

  /** The mandates that end with the method, and how: {@link MethodArgs#told}. */
  static String lapsed(String at, int endings) {
    return """
    lapsed AS (
      UPDATE mandate m SET status = 'ended', ended_reason = e.reason, ended_detail = e.detail, ended_at = {at},
        updated_at = {at}, sequence = m.sequence + 1
        FROM gate, unnest({organizations}::uuid[], {mandates}::uuid[], {reasons}::text[], {details}::text[])
          AS e (organization, id, reason, detail)
       WHERE m.organization_id = e.organization AND m.id = e.id AND m.status <> 'ended'
      RETURNING m.organization_id, m.id, m.sequence),
    """
        .replace("{at}", at)
        .replace("{organizations}", "$" + endings)
        .replace("{mandates}", "$" + (endings + 1))
        .replace("{reasons}", "$" + (endings + 2))
        .replace("{details}", "$" + (endings + 3));
  }

  /** The events of {@link #lapsed}. */
  static String lapses(String live, String at, int endings) {
    return """
    SELECT l.organization_id, t.id, {live}, 'mandate.ended', l.id, {at}, l.id, l.sequence, convert_to(t.data, 'UTF8')
      FROM lapsed l
      JOIN unnest({mandates}::uuid[], {ids}::uuid[], {data}::text[]) AS t (mandate, id, data) ON t.mandate = l.id
    """
        .replace("{live}", live)
        .replace("{at}", at)
        .replace("{mandates}", "$" + (endings + 1))
        .replace("{ids}", "$" + (endings + 4))
        .replace("{data}", "$" + (endings + 5));
  }

  /** The consents to a method that is replaced; mandates are held before them. */
  static String ended(String method, String at) {
    return """
    ended AS (
      UPDATE consent c SET ended_at = {at}, ended_reason = 'replaced' FROM gate{lapsed}
       WHERE c.method_id = {method} AND c.ended_at IS NULL
      RETURNING c.organization_id, c.text_version, c.accepted_at, c.ip, c.granted_by),
    """
        .replace("{lapsed}", LAPSED)
        .replace("{at}", at)
        .replace("{method}", method);
  }

  /** The last consent of an organization to a method, if there was one: it is counted on from. */
  static String last(String organization, String method) {
    return """
    LEFT JOIN LATERAL (
      SELECT h.sequence, h.network_reference FROM consent h
       WHERE h.organization_id = {organization} AND h.method_id = {method} ORDER BY h.id DESC LIMIT 1) last ON true
    """
        .replace("{organization}", organization)
        .replace("{method}", method);
  }
}
