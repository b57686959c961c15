package dev.acquit.vault;

/** The vault gave no answer, or one that does not open. Its message never holds a secret. */
public final class VaultUnavailableException extends RuntimeException {

  public VaultUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
