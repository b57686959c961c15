package dev.acquit.gateway.bulk;

import dev.acquit.gateway.bulk.Batch.Action;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Above what a batch needs a second person.
 *
 * @param rows null where their number alone asks for none
 * @param amounts by currency, in minor units; of the others none asks for it
 */
public record Approval(@Nullable Integer rows, Map<String, Long> amounts) {

  /** Of a batch, no sum is larger, in minor units. */
  public static final long MOST = 1_000_000_000_000_000L;

  /** Where nobody has said otherwise. */
  static final Approval NONE = new Approval(null, Map.of());

  public Approval {
    amounts = Map.copyOf(amounts);
  }

  /** By currency, sorted. */
  public Map<String, Long> sorted() {
    return new TreeMap<>(amounts);
  }

  /** Who sees to an item is anybody's to say. */
  boolean isNeeded(Action action, Selection chosen) {
    return action != Action.ASSIGN
        && ((rows != null && chosen.size() > rows)
            || chosen.sums().stream()
                .anyMatch(
                    sum -> sum.amount() > amounts.getOrDefault(sum.currency(), Long.MAX_VALUE)));
  }
}
