package dev.acquit.gateway.console.oidc;

/** What a provider said is not to be trusted. */
public final class UntrustedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UntrustedException(String why) {
    super(why);
  }
}
