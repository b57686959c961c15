package dev.acquit.gateway.retry;

/** Port: how a schedule looks in the API. */
public interface ScheduleRendering {

  byte[] of(Stored stored);
}
