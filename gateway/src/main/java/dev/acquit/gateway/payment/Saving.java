package dev.acquit.gateway.payment;

import org.jspecify.annotations.Nullable;

/**
 * That what pays shall be kept for a user once it has paid.
 *
 * @param user the host's id of the user
 * @param consent of the user, to the organization; null where there is none
 * @param signedIn whether the user ever was: for one who was not the payment passes, and nothing is
 *     saved (F3)
 */
public record Saving(String user, @Nullable GivenConsent consent, By savedBy, boolean signedIn) {

  /** Whose hand it was. */
  public enum By {
    USER,
    ADMIN
  }
}
