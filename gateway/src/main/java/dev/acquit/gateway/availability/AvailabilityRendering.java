package dev.acquit.gateway.availability;

/** Port: how an account's availability looks in the API. */
public interface AvailabilityRendering {

  byte[] of(Availability availability);
}
