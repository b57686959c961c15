package dev.acquit.gateway.retry;

import dev.acquit.gateway.versioned.Versions;

/** Port: schedules on record. */
public interface Schedules extends Versions<Schedule> {}
