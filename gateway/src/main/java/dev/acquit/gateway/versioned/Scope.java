package dev.acquit.gateway.versioned;

import dev.acquit.gateway.access.Caller;
import java.util.UUID;

/** Whose it is. */
public record Scope(UUID organization, boolean live) {

  public static Scope of(Caller caller) {
    return new Scope(caller.organization(), caller.live());
  }
}
