package dev.acquit.gateway.payment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a payment is tried again.
 *
 * @param at when it is by itself; null where it is not
 * @param made how often it was by itself, and the returned one whose place it takes
 * @param canceled why it is not any more, though it was to be
 * @param of the returned payment whose place it takes
 * @param by the payment that takes its place
 */
public record Retrying(
    @Nullable Instant at,
    int made,
    @Nullable String canceled,
    @Nullable UUID of,
    @Nullable UUID by) {

  /** Why it is not: nobody goes after the debt any more, or it was paid otherwise. */
  public static final String REJECTED = "rejected";

  public static final String RESOLVED = "resolved";

  static final Retrying NONE = new Retrying(null, 0, null, null, null);

  /** One that takes the place of {@code returned}. */
  static Retrying of(Payment returned, boolean automatic) {
    var made = returned.retrying().made + (automatic ? 1 : 0);
    return new Retrying(null, made, null, returned.id(), null);
  }

  /** Where the payment stands so now: only what failed or was returned is tried again. */
  Retrying in(PaymentStatus status) {
    return status.mayBeRetried() ? this : new Retrying(null, made, null, of, by);
  }

  /** Whether a person has ended it: then nobody tries it again. */
  public boolean isClosed() {
    return REJECTED.equals(canceled) || RESOLVED.equals(canceled);
  }

  /** At that time; not at all where it is null. */
  Retrying planned(@Nullable Instant when) {
    return isClosed() ? this : new Retrying(when, made, null, of, by);
  }

  /** Not any more, and why. */
  public Retrying canceled(String why) {
    return new Retrying(null, made, why, of, by);
  }

  /** Once it is under way again. */
  Retrying begun(boolean automatic) {
    return new Retrying(null, made + (automatic ? 1 : 0), null, of, by);
  }
}
