package dev.acquit.gateway.console.desk;

import dev.acquit.gateway.action.ItemCounts;
import dev.acquit.gateway.action.Section;
import dev.acquit.gateway.console.desk.Search.Tab;
import dev.acquit.gateway.console.view.Wording;
import dev.acquit.gateway.money.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The parts of the action center, and how much is in each.
 *
 * @param counts null where they may not see items
 * @param expiring how many cards expire soon; null where they may not see wallets
 */
public record Tabs(@Nullable Map<Section, Long> counts, @Nullable Long expiring) {

  /** Those of the list: the same is looked for in each. */
  List<Part> of(Search search, Wording words) {
    return all(search::at, search.tab(), words);
  }

  /** Those of the cards that expire. */
  List<Part> ofCards(Wording words) {
    return all(tab -> Search.PATH + "?tab=" + Names.of(tab), null, words);
  }

  /**
   * All that they may see.
   *
   * @param chosen null where they look at the cards
   */
  private List<Part> all(Function<Tab, String> address, @Nullable Tab chosen, Wording words) {
    var all = new ArrayList<Part>();
    if (counts != null) {
      for (var tab : Tab.values()) {
        var section = tab.section();
        var count = section == null ? null : counts.getOrDefault(section, 0L);
        var label = words.of("tab", tab);
        var href = address.apply(tab);
        all.add(new Part(label, href, counted(count, words), tab == chosen, chosen != null));
      }
    }
    if (expiring != null) {
      var label = words.of("expiring.title");
      var count = counted(expiring, words);
      all.add(new Part(label, ExpiringScreen.PATH, count, chosen == null, false));
    }
    return all;
  }

  /** Empty where nobody counts. */
  private static String counted(@Nullable Long count, Wording words) {
    if (count == null) {
      return "";
    }
    return count > ItemCounts.MOST
        ? words.of("items.more_than", ItemCounts.MOST)
        : words.of("items.number", count);
  }

  /**
   * A tab, and how many are in it.
   *
   * @param swaps whether a script shows it in the place of the one that is there
   */
  record Part(String label, String href, String count, boolean chosen, boolean swaps) {}
}
