package dev.acquit.gateway.work;

import java.time.Duration;

/**
 * How the jobs of one queue are worked off.
 *
 * @param every how often a gateway looks for what is due, if no bell rings
 * @param lease how long whoever takes a job has for it, before somebody else takes it; nine tenths
 *     of it are the task's, the last is for its record
 * @param batch how many are taken from a lane at a time; what does not begin within the lease is
 *     given back
 * @param atOnce how many of them are under way at a time
 * @param lanes how many lanes are; those that give trouble are half of them at most
 * @param backoff the pauses between tries that fail here; a job that has none left is dead
 */
public record JobQueue(
    String name,
    Duration every,
    Duration lease,
    int batch,
    int atOnce,
    int lanes,
    Backoff backoff) {}
