package dev.acquit.simulator.fault;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a request is struck: whether it is carried out, and what the caller then sees. */
public enum Fault {
  /** Nothing is done, and no answer comes. */
  TIMEOUT_BEFORE(false),
  /** It is done, and no answer comes. */
  TIMEOUT_AFTER_COMMIT(true),
  /** Nothing is done, and the connection is reset. */
  RESET(false),
  /** It is done, and the connection is reset. */
  RESET_AFTER_COMMIT(true),
  /** It is done, and the answer is not JSON. */
  GARBAGE(true),
  /** It is done, and the answer is empty. */
  EMPTY(true),
  HTTP_500(false),
  HTTP_500_AFTER_COMMIT(true),
  HTTP_503(false),
  HTTP_429(false),
  HTTP_401(false),
  /** It is done, and answered rightly after the delay. */
  SLOW(true),
  /** It is done and told to the endpoints, and answered rightly once they have taken it. */
  WEBHOOK_FIRST(true),
  /** Half of the amount is approved. */
  PARTIAL(true),
  /** Nothing is done, and the reference is said to be known. */
  DUPLICATE(false),
  /** Nothing is done, and it is declined: a machine on the way to the issuer was at fault. */
  PROCESSING_ERROR(false);

  private final boolean commits;

  Fault(boolean commits) {
    this.commits = commits;
  }

  /** Whether the request is carried out. */
  public boolean commits() {
    return commits;
  }

  /**
   * Whether the account's endpoints are told of it. A fault that keeps the answer back keeps its
   * event back, too: a silence is one on all ways, until something else happens.
   */
  public boolean tells() {
    return this == WEBHOOK_FIRST || this == PARTIAL;
  }

  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
