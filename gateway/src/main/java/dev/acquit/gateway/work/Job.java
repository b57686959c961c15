package dev.acquit.gateway.work;

import dev.acquit.gateway.tracing.About;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/**
 * A job that was taken.
 *
 * @param id of what is to be done
 * @param taken of this taking: who took it before, or before it was put back, cannot end it
 * @param tries how often it was taken since it came or was put back, this time too; a gateway that
 *     dies uses one up, so a budget of tries is counted where they are on record
 * @param age how long ago it came or was put back, by the database's clock
 */
public record Job(Lane lane, UUID id, UUID taken, int tries, Duration age) {

  public UUID organization() {
    return lane.organization();
  }

  /** What traces tell of it: each try begins one. */
  About about() {
    return About.job(
        "job " + lane.queue(),
        Map.of(
            "acquit.queue", lane.queue(),
            "acquit.job", id.toString(),
            "acquit.tries", Integer.toString(tries)));
  }

  /**
   * Jobs that wait for one another and for nobody else.
   *
   * @param id whom they concern, such as an endpoint or an account
   */
  public record Lane(String queue, UUID organization, UUID id) {}
}
