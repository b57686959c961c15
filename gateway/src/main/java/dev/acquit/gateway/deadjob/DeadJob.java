package dev.acquit.gateway.deadjob;

import java.time.Instant;
import java.util.UUID;

/**
 * A job that nobody tries any more.
 *
 * @param id of what was to be done, such as a delivery
 * @param lane whom it concerns, such as an endpoint
 * @param tries how often it was taken
 * @param createdAt when it came into its queue, or was put back
 */
public record DeadJob(
    UUID organization,
    UUID id,
    String queue,
    UUID lane,
    int tries,
    Instant createdAt,
    Instant deadAt) {}
