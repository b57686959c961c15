package dev.acquit.gateway.work;

import java.time.Duration;

/**
 * How the jobs of one queue are worked off.
 *
 * @param every how often a gateway looks for what is due, if no bell rings
 * @param lease how long whoever takes a job has for it, before somebody else takes it
 * @param batch how many are taken from a lane at a time; they must be done within the lease
 * @param atOnce how many of them are under way at a time
 * @param lanes how many lanes are
 * @param backoff the pauses between tries
 */
public record JobQueue(
    String name,
    Duration every,
    Duration lease,
    int batch,
    int atOnce,
    int lanes,
    Backoff backoff) {}
