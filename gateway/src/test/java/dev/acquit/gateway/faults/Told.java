package dev.acquit.gateway.faults;

import dev.acquit.gateway.support.Http.Reply;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a caller was told for good.
 *
 * @param reply null if nobody decided in time
 */
record Told(Script script, String operation, @Nullable Reply reply) {

  private static final Set<String> RIGHT = Set.of("token", "charge");

  boolean isSuccess() {
    return is("succeeded");
  }

  boolean isFailure() {
    return is("failed");
  }

  private boolean is(String status) {
    return reply != null && reply.status() < 300 && reply.text("/status").equals(status);
  }

  boolean isOfPayment() {
    return operation.equals("charge") || isRetry();
  }

  boolean isRetry() {
    return operation.equals("retry");
  }

  /** A failure that a retry has turned since, or may have. */
  boolean isOvertaken() {
    return script.isRetried() && isFailure();
  }

  /** A gateway never answers so, whatever happens to it. */
  boolean isServerError() {
    return reply != null && reply.status() >= 500;
  }

  /** Nothing is wrong with any card or charge, so that none is refused whoever takes it. */
  boolean isRefused() {
    return reply != null && reply.status() >= 300 && RIGHT.contains(operation);
  }

  /** What was asked and what came of it, by which answers are counted. */
  String inShort() {
    if (reply == null) {
      return operation + " undecided";
    }
    return operation + " " + reply.text(reply.status() < 300 ? "/status" : "/code");
  }
}
