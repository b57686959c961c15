package dev.acquit.gateway.dispute;

/** Port: how a dispute looks in the API. */
public interface DisputeRendering {

  byte[] of(Dispute dispute);
}
