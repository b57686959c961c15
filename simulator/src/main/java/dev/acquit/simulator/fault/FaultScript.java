package dev.acquit.simulator.fault;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which requests are struck, and how.
 *
 * @param times how many requests are still to be struck
 * @param delay how long the answer, or what comes in its place, is held back
 */
public record FaultScript(
    String id, Target operation, Match match, Fault fault, int times, Duration delay) {

  boolean strikes(Subject subject) {
    return operation == subject.operation() && match.fits(subject);
  }

  FaultScript named(String name) {
    return new FaultScript(name, operation, match, fault, times, delay);
  }

  FaultScript struck() {
    return new FaultScript(id, operation, match, fault, times - 1, delay);
  }

  /** What a request must look like; null fits all. */
  public record Match(
      @Nullable String reference,
      @Nullable String merchantReference,
      @Nullable Long amount,
      @Nullable String account) {

    boolean fits(Subject subject) {
      return (reference == null || reference.equals(subject.reference()))
          && (merchantReference == null || merchantReference.equals(subject.merchantReference()))
          && (amount == null || Objects.equals(amount, subject.amount()))
          && (account == null || account.equals(subject.account()));
    }
  }

  /** A request, as far as a script may ask about it. */
  public record Subject(
      Target operation,
      @Nullable String reference,
      @Nullable String merchantReference,
      @Nullable Long amount,
      String account) {}
}
