package dev.acquit.gateway.settings;

import java.util.List;
import java.util.Optional;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Tells why the gateway does not start, in plain text on standard error: it is for whoever stands
 * before the terminal, and logging may not be set up yet.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartReport implements SpringBootExceptionReporter {

  private static final int FEWEST_TO_COUNT = 2;

  @Override
  public boolean reportException(Throwable failure) {
    var refusals = refusals(failure);
    refusals.map(StartReport::text).ifPresent(System.err::println);
    return refusals.isPresent();
  }

  /** What the operator can mend; empty for a failure that is our own. */
  private static Optional<List<Refusal>> refusals(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StartRefusedException refused) {
        return Optional.of(refused.refusals());
      }
      if (cause instanceof PortInUseException taken) {
        return Optional.of(List.of(portInUse(taken.getPort())));
      }
    }
    return Optional.empty();
  }

  private static Refusal portInUse(int port) {
    return new Refusal(
        "Another program listens on port " + port + ".",
        "Stop it, or give the gateway another one with ACQUIT_PORT.");
  }

  static String text(List<Refusal> refusals) {
    var text = new StringBuilder("\nAcquit does not start");
    text.append(
        refusals.size() < FEWEST_TO_COUNT
            ? ":\n"
            : ", for %d reasons:\n".formatted(refusals.size()));
    for (var refusal : refusals) {
      text.append("\n  %s\n    %s\n".formatted(refusal.why(), refusal.remedy()));
    }
    return text.append("\nEvery setting is in docs/configuration.md.\n").toString();
  }
}
