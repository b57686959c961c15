package dev.acquit.gateway.deadjob.web;

import dev.acquit.gateway.deadjob.DeadJob;
import dev.acquit.gateway.money.IdKind;
import java.time.Instant;

/** A dead job, as the API shows it. */
record DeadJobJson(
    String id, String organization, String queue, int tries, Instant createdAt, Instant deadAt) {

  static DeadJobJson of(DeadJob job) {
    return new DeadJobJson(
        IdKind.JOB.format(job.id()),
        IdKind.ORGANIZATION.format(job.organization()),
        job.queue(),
        job.tries(),
        job.createdAt(),
        job.deadAt());
  }
}
