package dev.acquit.gateway.wallet;

/** Port: a method as the API shows it to one organization; its events carry that. */
public interface MethodRendering {

  byte[] of(Consent.View view);
}
