package dev.acquit.gateway.payment;

import java.util.UUID;

/** Where a call goes: one account at one processor. */
public record Route(UUID account, String processor) {

  private static final String OFFLINE = "offline";

  /** The same account, which is not called: money went by other means. */
  Route offline() {
    return new Route(account, OFFLINE);
  }

  boolean isOffline() {
    return processor.equals(OFFLINE);
  }
}
