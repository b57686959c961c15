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
    var parameters =
        IntStream.range(first, first + PARAMETERS)
            .mapToObj(number -> "$" + number)
            .collect(Collectors.joining(", "));
    return """
    , journaled AS (
      INSERT INTO journal_entry (organization_id, id, actor_type, actor_id, actor_name, ip, user_agent, request_id,
        live, action, resource, before, after)
      SELECT $1, %s FROM %s
      RETURNING organization_id, id),
    to_be_sealed AS (
      INSERT INTO work (organization_id, queue, lane, id)
      SELECT organization_id, 'journal', organization_id, id FROM journaled)
    """
        .formatted(parameters, gate);
  }
}
