package dev.acquit.gateway.routing;

import dev.acquit.gateway.money.Money;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.payment.Routable;
import dev.acquit.gateway.payment.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a rule asks of a charge. Each condition is one of several values; what is not asked for is
 * empty or null. A value that is not known meets no condition.
 */
public record When(
    Map<Trait, List<String>> traits,
    List<String> currencies,
    @Nullable AmountRange amount,
    List<String> binCountries,
    @Nullable TimeWindow time) {

  public When {
    traits = Map.copyOf(traits);
    currencies = List.copyOf(currencies);
    binCountries = List.copyOf(binCountries);
  }

  /**
   * The conditions that the charge does not meet, as the API calls them; empty if the rule applies.
   *
   * @param country of the card's issuer; null where it is not known
   */
  public List<String> misses(Routable charge, @Nullable String country) {
    var misses = new ArrayList<String>();
    new TreeMap<>(traits)
        .forEach((trait, words) -> ask(misses, Names.of(trait), meets(words, charge.trait(trait))));
    ask(misses, "currency", meets(currencies, charge.money().currency()));
    ask(misses, "amount", amount == null || amount.contains(charge.money()));
    ask(misses, "bin_country", meets(binCountries, country));
    ask(misses, "time", time == null || time.contains(charge.at()));
    return misses;
  }

  private static boolean meets(List<String> words, @Nullable String word) {
    return words.isEmpty() || (word != null && words.contains(word));
  }

  private static void ask(List<String> misses, String condition, boolean met) {
    if (!met) {
      misses.add(condition);
    }
  }

  /** Amounts of one currency, in minor units, both ends included; null is no end. */
  public record AmountRange(String currency, @Nullable Long from, @Nullable Long to) {

    boolean contains(Money money) {
      return money.currency().equals(currency)
          && (from == null || money.minor() >= from)
          && (to == null || money.minor() <= to);
    }
  }
}
