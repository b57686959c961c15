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

  /** The most characters of a user's id. */
  public static final int LONGEST_USER = 255;

  /** Whether that can be the host's id of a user. */
  public static boolean isUser(String id) {
    return id.length() <= LONGEST_USER && id.chars().noneMatch(Character::isISOControl);
  }

  /** Whose hand it was. */
  public enum By {
    USER,
    ADMIN
  }
}
