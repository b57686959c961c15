package dev.acquit.gateway.journal;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a statement writes down of itself. Entries are written unsealed, so that those who write at
 * once do not wait for one another; a job of the queue has each sealed soon after.
 */
public final class Journal {

  /** The queue of entries to be sealed; its lanes are organizations. */
  public static final String QUEUE = "journal";

  /** How many parameters an entry has. */
  public static final int PARAMETERS = 12;

  private Journal() {}

  /**
   * Follows a step called {@code gate}, which has a row if the act is done; {@code $1} is the
   * organization. {@code $first} and those after it are {@link Act#addTo}.
   */
  public static String entry(String gate, int first) {
    return entry("$1", gate, first);
  }

  /** The same where another parameter is the organization. */
  public static String entry(String organization, String gate, int first) {
    var parameters =
        IntStream.range(first, first + PARAMETERS)
            .mapToObj(number -> "$" + number)
            .collect(Collectors.joining(", "));
    return steps("", "SELECT %s, %s FROM %s".formatted(organization, parameters, gate));
  }

  /**
   * The same for acts in a document.
   *
   * @param prefix of the steps' names, where a statement has others
   * @param acts yields their {@link Act#row} as {@code act}, null where there is none
   */
  public static String entries(String prefix, String acts) {
    return steps(
        prefix,
        """
        SELECT $1, a.id, a.actor_type, a.actor_id, a.actor_name, a.ip, a.user_agent, a.request_id, a.live, a.action,
                a.resource, a.before, a.after
                FROM (%s) d CROSS JOIN LATERAL jsonb_populate_record(NULL::journal_entry, d.act) a WHERE d.act IS NOT NULL\
        """
            .formatted(acts));
  }

  private static String steps(String prefix, String select) {
    return """
    , %1$sjournaled AS (
      INSERT INTO journal_entry (organization_id, id, actor_type, actor_id, actor_name, ip, user_agent, request_id,
        live, action, resource, before, after)
      %2$s
      RETURNING organization_id, id),
    %1$sto_be_sealed AS (
      INSERT INTO work (organization_id, queue, lane, id)
      SELECT organization_id, 'journal', organization_id, id FROM %1$sjournaled)
    """
        .formatted(prefix, select);
  }
}
