package dev.acquit.gateway.event;

import dev.acquit.gateway.work.Bell;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/**
 * What goes out. A statement that tells events leaves their deliveries with them, so that nothing
 * is told that did not happen, and nothing that happened is not told.
 */
@Component
public class Outbox {

  /** The queue of deliveries; its lanes are endpoints. */
  public static final String QUEUE = "webhooks";

  /**
   * Follows a CTE {@code told}, which has returned organization_id, id, live, type and data of the
   * events that it wrote.
   */
  public static final String POST = post("told", "");

  private final Bell bell;

  Outbox(Bell bell) {
    this.bell = bell;
  }

  /**
   * The same for a CTE of another name.
   *
   * @param prefix of the steps' names
   */
  public static String post(String told, String prefix) {
    return """
    , %2$sposted AS (
      INSERT INTO webhook_delivery (organization_id, id, endpoint_id, event_id, live)
      SELECT t.organization_id, gen_random_uuid(), e.id, t.id, t.live
        FROM %1$s t JOIN webhook_endpoint e ON e.organization_id = t.organization_id AND e.live = t.live
       WHERE t.data IS NOT NULL AND e.status = 'enabled'
         AND e.events && ARRAY[t.type, split_part(t.type, '.', 1) || '.*', '*']
      RETURNING organization_id, endpoint_id, id),
    %2$squeued AS (
      INSERT INTO work (organization_id, queue, lane, id)
      SELECT organization_id, 'webhooks', endpoint_id, id FROM %2$sposted)
    """
        .formatted(told, prefix);
  }

  /** Says that something may have been posted: it need not wait until somebody looks. */
  public void ring() {
    bell.ring(QUEUE);
  }

  /** One for every time that it is said here, or at another gateway. Some may be missed. */
  public Flux<String> rings() {
    return bell.rings(QUEUE);
  }
}
