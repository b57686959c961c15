package dev.acquit.gateway.retry;

import dev.acquit.gateway.versioned.Stored;

/** Port: how a schedule looks in the API. */
public interface ScheduleRendering {

  byte[] of(Stored<Schedule> stored);
}
