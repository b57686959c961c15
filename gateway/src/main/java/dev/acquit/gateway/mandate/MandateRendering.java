package dev.acquit.gateway.mandate;

/** Port: how a mandate looks in the API. */
public interface MandateRendering {

  byte[] of(Mandate mandate);
}
