package dev.acquit.gateway.availability.web;

import dev.acquit.gateway.availability.Availability;
import dev.acquit.gateway.availability.Breaker;
import dev.acquit.gateway.availability.Sighting;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Names;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A processor account as the API shows whether it answers.
 *
 * @param id the account's, like {@code account}
 */
record ProcessorJson(
    String id,
    String account,
    String name,
    String processor,
    boolean live,
    boolean enabled,
    boolean available,
    List<OperationJson> operations) {

  static ProcessorJson of(Availability availability) {
    var account = availability.account();
    var id = IdKind.PROCESSOR_ACCOUNT.format(account.id());
    return new ProcessorJson(
        id,
        id,
        account.name(),
        account.processor(),
        account.live(),
        account.enabled(),
        availability.isAvailable(),
        availability.operations().stream().map(OperationJson::of).toList());
  }

  /** One kind of call. */
  record OperationJson(
      String operation,
      String breaker,
      @Nullable Instant since,
      @Nullable Integer failureRate,
      @Nullable Integer slowRate,
      int inFlight,
      @Nullable Instant retryAt,
      int gateways) {

    static OperationJson of(Sighting seen) {
      return new OperationJson(
          Names.of(seen.kind()),
          Names.of(seen.breaker()),
          seen.since(),
          seen.failureRate(),
          seen.slowRate(),
          seen.inFlight(),
          seen.breaker() == Breaker.OPEN ? seen.retryAt() : null,
          seen.gateways());
    }
  }
}
