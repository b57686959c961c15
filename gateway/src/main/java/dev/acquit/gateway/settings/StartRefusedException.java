package dev.acquit.gateway.settings;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The gateway must not start as it is configured, or where it is. It tells the operator all the
 * reasons and what to do, and no secret.
 */
public final class StartRefusedException extends RuntimeException {

  private final List<Refusal> refusals;

  public StartRefusedException(List<Refusal> refusals) {
    this(refusals, null);
  }

  public StartRefusedException(String why, String remedy) {
    this(List.of(new Refusal(why, remedy)), null);
  }

  public StartRefusedException(String why, String remedy, @Nullable Throwable cause) {
    this(List.of(new Refusal(why, remedy)), cause);
  }

  private StartRefusedException(List<Refusal> refusals, @Nullable Throwable cause) {
    super(refusals.stream().map(Refusal::why).collect(Collectors.joining(" ")), cause);
    this.refusals = List.copyOf(refusals);
  }

  /** At least one. */
  public List<Refusal> refusals() {
    return refusals;
  }
}
