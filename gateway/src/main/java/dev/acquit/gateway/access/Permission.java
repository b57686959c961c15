package dev.acquit.gateway.access;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a key or a user may do; each right is its own (F26). */
public enum Permission {
  TOKENS_CREATE("tokens.create"),
  PAYMENTS_VIEW("payments.view"),
  PAYMENTS_CREATE("payments.create"),
  PAYMENTS_CAPTURE("payments.capture"),
  PAYMENTS_VOID("payments.void"),
  REFUNDS_VIEW("refunds.view"),
  REFUNDS_CREATE("refunds.create"),
  MANDATES_VIEW("mandates.view"),
  MANDATES_MANAGE("mandates.manage"),
  WALLETS_VIEW("wallets.view"),
  WALLETS_MANAGE("wallets.manage"),
  PROCESSORS_VIEW("processors.view"),
  PROCESSORS_MANAGE("processors.manage"),
  ROUTING_VIEW("routing.view"),
  ROUTING_MANAGE("routing.manage"),
  RETRIES_VIEW("retries.view"),
  RETRIES_MANAGE("retries.manage"),
  FAILED_PAYMENTS_VIEW("failed_payments.view"),
  FAILED_PAYMENTS_RETRY("failed_payments.retry"),
  FAILED_PAYMENTS_REJECT("failed_payments.reject"),
  FAILED_PAYMENTS_APPROVE("failed_payments.approve"),
  FAILED_PAYMENTS_MANAGE("failed_payments.manage"),
  EVENTS_VIEW("events.view"),
  WEBHOOKS_VIEW("webhooks.view"),
  WEBHOOKS_MANAGE("webhooks.manage"),
  STAFF_VIEW("staff.view"),
  STAFF_MANAGE("staff.manage"),
  JOURNAL_VIEW("journal.view");

  /** All that a publishable key may do: it is seen by every visitor of a shop. */
  public static final Set<Permission> PUBLISHABLE = Set.of(TOKENS_CREATE);

  private final String code;

  Permission(String code) {
    this.code = code;
  }

  /** The name in the API and in the database. */
  public String code() {
    return code;
  }

  /** The codes of those, sorted. */
  public static List<String> codes(Collection<Permission> permissions) {
    return permissions.stream().map(Permission::code).sorted().toList();
  }

  /** Those of these codes that there are. */
  public static Set<Permission> named(String... codes) {
    return Stream.of(codes)
        .map(Permission::of)
        .flatMap(Optional::stream)
        .collect(Collectors.toUnmodifiableSet());
  }

  public static Optional<Permission> of(String code) {
    for (var permission : values()) {
      if (permission.code.equals(code)) {
        return Optional.of(permission);
      }
    }
    return Optional.empty();
  }
}
