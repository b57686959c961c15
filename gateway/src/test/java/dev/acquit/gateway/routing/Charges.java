package dev.acquit.gateway.routing;

import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.money.Money;
import dev.acquit.gateway.payment.Routable;
import dev.acquit.gateway.payment.Trait;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Charges to be routed. */
final class Charges {

  /** A Monday, 14:30 in Montreal. */
  static final Instant AT = Instant.parse("2026-11-23T19:30:00Z");

  private static final Map<Trait, String> USUAL =
      Map.of(
          Trait.RAIL, "card",
          Trait.BRAND, "visa",
          Trait.PURPOSE, "checkout",
          Trait.INITIATOR, "customer");

  private Charges() {}

  static Routable usual() {
    return of(USUAL, 12_550, "CAD", AT);
  }

  static Routable with(Trait trait, String word) {
    var traits = new EnumMap<Trait, String>(USUAL);
    traits.put(trait, word);
    return of(traits, 12_550, "CAD", AT);
  }

  static Routable of(long amount, String currency) {
    return of(USUAL, amount, currency, AT);
  }

  static Routable at(String instant) {
    return of(USUAL, 12_550, "CAD", Instant.parse(instant));
  }

  static Routable of(Map<Trait, String> traits, long amount, String currency, Instant at) {
    return new Routable(Ids.next(), traits, new Money(amount, currency), false, null, Set.of(), at);
  }

  /** The usual charge of that payment. */
  static Routable of(UUID payment) {
    return new Routable(payment, USUAL, new Money(12_550, "CAD"), false, null, Set.of(), AT);
  }
}
