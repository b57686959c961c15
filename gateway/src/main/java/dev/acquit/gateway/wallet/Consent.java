package dev.acquit.gateway.wallet;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.payment.GivenConsent;
import dev.acquit.gateway.payment.Saving.By;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user's word that one organization may use a method (F1). It is kept when it has ended.
 *
 * @param given what was agreed to, when, and from where
 */
public record Consent(UUID organization, UUID id, GivenConsent given, By grantedBy, Instant at) {

  static Consent of(Caller caller, GivenConsent given, By grantedBy, Instant at) {
    return new Consent(caller.organization(), Ids.next(), given, grantedBy, at);
  }

  /** Whether {@code repeated} says nothing that this one did not; a version left out is none. */
  boolean covers(GivenConsent repeated) {
    return repeated.textVersion() == null || repeated.textVersion().equals(given.textVersion());
  }

  /** The same word, for what has taken the method's place. */
  Consent movedAt(Instant now) {
    return new Consent(organization, Ids.next(), given, grantedBy, now);
  }

  /** Why a consent ended. */
  public enum End {
    REVOKED,
    /** Another text was agreed to. */
    RENEWED,
    DELETED
  }

  /**
   * A method as one organization sees it.
   *
   * @param unnamed whether it has no id: that one is there is the user's to tell
   */
  public record View(PaymentMethod method, @Nullable Consent consent, boolean unnamed) {

    public View(PaymentMethod method, @Nullable Consent consent) {
      this(method, consent, false);
    }

    /** To one that saved it without consent: no more than it gave. */
    static View unnamed(PaymentMethod given) {
      return new View(given, null, true);
    }
  }
}
