package dev.acquit.gateway.work;

import java.time.Instant;
import java.util.UUID;

/**
 * A job that was taken.
 *
 * @param id of what is to be done
 * @param tries how often it was taken, this time too; who took it before cannot end it any more
 * @param since when it came into the queue
 */
public record Job(Lane lane, UUID id, int tries, Instant since) {

  public UUID organization() {
    return lane.organization();
  }

  /**
   * Jobs that wait for one another and for nobody else.
   *
   * @param id whom they concern, such as an endpoint or an account
   */
  public record Lane(String queue, UUID organization, UUID id) {}
}
