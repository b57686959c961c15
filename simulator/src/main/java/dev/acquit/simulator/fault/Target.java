package dev.acquit.simulator.fault;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What kind of request a script strikes. */
public enum Target {
  CHARGE,
  AUTHORIZE,
  VERIFY,
  CAPTURE,
  VOID,
  REFUND,
  LOOKUP,
  TOKEN;

  /** Whether half of it could be approved. */
  public boolean takesMoney() {
    return this == CHARGE || this == AUTHORIZE;
  }

  /** Whether it carries a reference that could have been used before, and is told by an event. */
  public boolean usesReference() {
    return this != LOOKUP && this != TOKEN;
  }

  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
