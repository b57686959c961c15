package dev.acquit.gateway.payout;

/** Port: how a payout looks in the API. */
public interface PayoutRendering {

  byte[] of(Payout payout);
}
