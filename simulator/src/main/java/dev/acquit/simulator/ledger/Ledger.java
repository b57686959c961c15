package dev.acquit.simulator.ledger;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * Every operation, in the order in which it happened, found by its id and its references. A row
 * says what came of the operation so far.
 */
public final class Ledger {

  private final List<Operation> rows = new ArrayList<>();
  private final Map<String, Integer> byId = new HashMap<>();
  private final Map<String, List<Integer>> byReference = new HashMap<>();
  private final Map<String, List<Integer>> byMerchantReference = new HashMap<>();

  public void add(Operation operation) {
    var position = rows.size();
    rows.add(operation);
    byId.put(operation.id(), position);
    byReference.computeIfAbsent(operation.reference(), _ -> new ArrayList<>(1)).add(position);
    var merchantReference = operation.merchantReference();
    if (merchantReference != null) {
      byMerchantReference.computeIfAbsent(merchantReference, _ -> new ArrayList<>(2)).add(position);
    }
  }

  /** The operation came to something else: its row says so from now on. */
  public void amend(Operation operation) {
    var position = byId.get(operation.id());
    if (position == null) {
      throw new IllegalArgumentException("No row " + operation.id());
    }
    rows.set(position, operation);
  }

  /** The operation of that id, null where there is none. */
  public @Nullable Operation operation(String id) {
    var position = byId.get(id);
    return position == null ? null : rows.get(position);
  }

  /** Every account's operation of that reference. */
  public List<Operation> operations(String reference) {
    return byReference.getOrDefault(reference, List.of()).stream().map(rows::get).toList();
  }

  /** The account's operation of that reference, null where there is none. */
  public @Nullable Operation operation(String account, String reference) {
    for (int position : byReference.getOrDefault(reference, List.of())) {
      if (rows.get(position).account().equals(account)) {
        return rows.get(position);
      }
    }
    return null;
  }

  /** The rows that match, from the cursor on. */
  public Page page(Query query) {
    var found = new ArrayList<Operation>();
    var candidates = candidates(query);
    for (int i = from(candidates, query.cursor()); i < candidates.size(); i++) {
      var row = rows.get(candidates.get(i));
      if (!query.matches(row)) {
        continue;
      }
      if (found.size() == query.limit()) {
        return new Page(List.copyOf(found), candidates.get(i));
      }
      found.add(row);
    }
    return new Page(List.copyOf(found), null);
  }

  private List<Integer> candidates(Query query) {
    if (query.reference() != null) {
      return byReference.getOrDefault(query.reference(), List.of());
    }
    if (query.merchantReference() != null) {
      return byMerchantReference.getOrDefault(query.merchantReference(), List.of());
    }
    return new Positions(rows.size());
  }

  private static int from(List<Integer> candidates, int cursor) {
    var found = Collections.binarySearch(candidates, cursor);
    return found >= 0 ? found : -found - 1;
  }

  /**
   * What is asked for.
   *
   * @param cursor the position to start from
   */
  public record Query(
      @Nullable String reference, @Nullable String merchantReference, int cursor, int limit) {

    boolean matches(Operation row) {
      return (reference == null || reference.equals(row.reference()))
          && (merchantReference == null || merchantReference.equals(row.merchantReference()));
    }
  }

  /**
   * An answer.
   *
   * @param next the cursor of the next page, null at the end
   */
  public record Page(List<Operation> rows, @Nullable Integer next) {}

  /** All positions, without a list of them. */
  private static final class Positions extends AbstractList<Integer> implements RandomAccess {

    private final int size;

    Positions(int size) {
      this.size = size;
    }

    @Override
    public Integer get(int index) {
      return index;
    }

    @Override
    public int size() {
      return size;
    }
  }
}
