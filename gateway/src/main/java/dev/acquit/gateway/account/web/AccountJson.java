package dev.acquit.gateway.account.web;

import dev.acquit.gateway.account.Accounts.Stored;
import dev.acquit.gateway.account.Adapters;
import dev.acquit.gateway.account.Resilience;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Names;
import dev.acquit.processor.Capabilities;
import dev.acquit.processor.Capabilities.Abilities;
import dev.acquit.processor.Rail;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An account at a processor as the API shows it: references to credentials, and never one.
 *
 * @param capabilities null while it cannot be opened
 */
record AccountJson(
    String id,
    boolean live,
    String processor,
    String name,
    String baseUrl,
    Map<String, String> credentials,
    Map<String, String> settings,
    Map<String, String> deadlines,
    Resilience resilience,
    boolean enabled,
    @Nullable CapabilitiesJson capabilities,
    String webhookPath,
    Instant createdAt,
    Instant updatedAt) {

  static AccountJson of(Stored account, Adapters adapters) {
    var id = IdKind.PROCESSOR_ACCOUNT.format(account.id());
    return new AccountJson(
        id,
        account.live(),
        account.processor(),
        account.name(),
        account.baseUrl().toString(),
        account.references(),
        new TreeMap<>(account.settings()),
        new TreeMap<>(account.deadlines()),
        account.resilience(),
        account.enabled(),
        capabilities(account, adapters),
        "/v1/webhooks/" + id,
        account.createdAt(),
        account.updatedAt());
  }

  private static @Nullable CapabilitiesJson capabilities(Stored account, Adapters adapters) {
    try {
      return CapabilitiesJson.of(adapters.capabilities(account));
    } catch (IllegalArgumentException closed) {
      return null;
    }
  }

  /**
   * What the account can do.
   *
   * @param reportedLater operations whose answer is only that they were accepted
   * @param lookups operations that can be asked about by our reference
   */
  record CapabilitiesJson(
      List<RailJson> rails,
      List<String> reportedLater,
      List<String> lookups,
      boolean asksPayer,
      boolean polled) {

    static CapabilitiesJson of(Capabilities can) {
      return new CapabilitiesJson(
          can.rails().entrySet().stream()
              .sorted(Map.Entry.comparingByKey())
              .map(entry -> RailJson.of(entry.getKey(), entry.getValue()))
              .toList(),
          names(can.reportedLater()),
          names(can.doubt().lookups()),
          can.asksPayer(),
          can.polled());
    }
  }

  /**
   * What it can do on one rail.
   *
   * @param currencies empty for all
   */
  record RailJson(
      String rail,
      List<String> operations,
      List<String> currencies,
      boolean partialCapture,
      boolean partialRefund,
      boolean undoes) {

    static RailJson of(Rail rail, Abilities able) {
      return new RailJson(
          Names.of(rail),
          names(able.operations()),
          able.currencies().stream().sorted().toList(),
          able.partialCapture(),
          able.partialRefund(),
          able.undoes());
    }
  }

  private static List<String> names(Collection<? extends Enum<?>> constants) {
    return constants.stream().map(Names::of).sorted().toList();
  }
}
