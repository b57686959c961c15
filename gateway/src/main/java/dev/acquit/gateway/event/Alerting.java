package dev.acquit.gateway.event;

/**
 * Whom to tell that something needs a person. A statement that opens an item leaves an alert for
 * each who asked for it, so that nobody is told of what did not happen, and nobody is forgotten.
 */
public final class Alerting {

  /** The queue of alerts; its lanes are the people who are told. */
  public static final String QUEUE = "alerts";

  private Alerting() {}

  /**
   * Follows a CTE of items, which has returned organization_id, id, live, status and cause of those
   * that it wrote. Of one item, nobody is told twice for the same cause: who tries it again is
   * answered. Somebody who is removed at this moment is waited for, and left out.
   *
   * @param prefix of the steps' names
   */
  public static String of(String items, String prefix) {
    return """
    , %2$salerted AS (
      INSERT INTO alert (organization_id, id, user_id, live, item_id, cause, due_at)
      SELECT i.organization_id, gen_random_uuid(), c.user_id, i.live, i.id, i.cause,
        CASE WHEN i.cause = ANY (c.at_once) THEN now() END
        FROM %1$s i JOIN alert_choice c ON c.organization_id = i.organization_id AND c.live = i.live
       WHERE i.status = 'open' AND i.cause = ANY (c.at_once || c.daily)
         FOR KEY SHARE OF c
      ON CONFLICT DO NOTHING
      RETURNING organization_id, id, user_id),
    %2$salerts AS (
      INSERT INTO work (organization_id, queue, lane, id)
      SELECT organization_id, 'alerts', user_id, id FROM %2$salerted)
    """
        .formatted(items, prefix);
  }
}
