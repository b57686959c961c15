package dev.acquit.gateway.payment;

import dev.acquit.gateway.money.Money;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.token.Token;
import dev.acquit.gateway.token.Token.Chargeable;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Rail;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A charge as routing sees it: in words.
 *
 * @param payment whose charge it is; the same payment goes the same way
 * @param traits those that are known
 * @param held whether the money is only held, to be captured later
 * @param bin the first digits of a card
 * @param among whose accounts alone come into question; empty for all
 */
public record Routable(
    UUID payment,
    Map<Trait, String> traits,
    Money money,
    boolean held,
    @Nullable String bin,
    Set<UUID> among,
    Instant at) {

  public Routable {
    traits = Map.copyOf(traits);
    among = Set.copyOf(among);
  }

  /** What it is in that respect; null where that is not known. */
  public @Nullable String trait(Trait trait) {
    return traits.get(trait);
  }

  /** The same charge to {@code source}: what no vault keeps is charged where it was left. */
  Routable paidBy(Chargeable source) {
    var known = new EnumMap<Trait, String>(Trait.class);
    known.putAll(traits);
    known.put(Trait.RAIL, Names.of(source.method().rail()));
    var card = source.method() instanceof Token.Card found ? found : null;
    if (card != null) {
      known.put(Trait.BRAND, Names.of(card.brand()));
    }
    var places = source.isInVault() ? Set.<UUID>of() : source.references().keySet();
    return new Routable(payment, known, money, held, card == null ? null : card.bin(), places, at);
  }

  /** A card's, where nothing else is said. */
  public Rail rail() {
    return Names.parse(Rail.class, traits.getOrDefault(Trait.RAIL, Names.of(Rail.CARD)));
  }

  /** What the processor will be asked for. */
  public Operation operation() {
    return money.minor() == 0 ? Operation.VERIFY : held ? Operation.AUTHORIZE : Operation.CHARGE;
  }
}
