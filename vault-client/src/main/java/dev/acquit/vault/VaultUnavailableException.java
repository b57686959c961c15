package dev.acquit.vault;

import org.jspecify.annotations.Nullable;

/** The vault gave no answer, or one that does not open. Its message never holds a secret. */
public final class VaultUnavailableException extends RuntimeException {

  public VaultUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
