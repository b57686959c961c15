package dev.acquit.gateway.database;

/**
 * The gateway must not start as it is configured. Its message tells the operator why and what to
 * do, and no secret.
 */
public final class StartRefusedException extends RuntimeException {

  private final String remedy;

  public StartRefusedException(String message, String remedy) {
    super(message);
    this.remedy = remedy;
  }

  public StartRefusedException(String message, String remedy, Throwable cause) {
    super(message, cause);
    this.remedy = remedy;
  }

  /** What to do about it. */
  public String remedy() {
    return remedy;
  }
}
