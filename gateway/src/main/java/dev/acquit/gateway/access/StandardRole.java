package dev.acquit.gateway.access;

import dev.acquit.gateway.money.Names;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The roles that every organization begins with. What they may do is written here and not in the
 * database: a new right comes to those that it belongs to.
 */
public enum StandardRole {
  /** May do all. An organization that has an owner is never without one again. */
  OWNER {
    @Override
    boolean may(Permission permission) {
      return true;
    }
  },
  /** Money and clients, but no settings and nobody's rights. */
  MANAGER {
    @Override
    boolean may(Permission permission) {
      return !SETTINGS.contains(permission.code());
    }
  },
  /** The counter: charges, and what failed; money goes back by others. */
  CLERK {
    @Override
    boolean may(Permission permission) {
      return COUNTER.contains(permission.code());
    }
  },
  /** Sees all, and changes nothing. */
  VIEWER {
    @Override
    boolean may(Permission permission) {
      return permission.code().endsWith(".view");
    }
  };

  private static final Set<String> SETTINGS =
      Set.of(
          "processors.manage",
          "routing.manage",
          "retries.manage",
          "failed_payments.manage",
          "webhooks.manage",
          "staff.manage");

  private static final Set<String> COUNTER =
      Set.of(
          "tokens.create",
          "payments.view",
          "payments.create",
          "refunds.view",
          "mandates.view",
          "mandates.manage",
          "wallets.view",
          "wallets.manage",
          "failed_payments.view",
          "failed_payments.retry");

  abstract boolean may(Permission permission);

  public Set<Permission> permissions() {
    return Stream.of(Permission.values()).filter(this::may).collect(Collectors.toUnmodifiableSet());
  }

  /** As people read it, where nobody translates it. */
  public String title() {
    return name().charAt(0) + Names.of(this).substring(1);
  }
}
