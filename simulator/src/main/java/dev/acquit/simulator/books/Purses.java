package dev.acquit.simulator.books;

import dev.acquit.simulator.books.Due.Payday;
import dev.acquit.simulator.books.Payout.Line;
import dev.acquit.simulator.books.Payout.Purpose;
import dev.acquit.simulator.clock.Agenda;
import dev.acquit.simulator.clock.BusinessDays;
import dev.acquit.simulator.ledger.Operation;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What accounts have coming, one purse for each currency. A charge counts once it has cleared, and
 * then with all that happened to it before. A purse is paid out on the next business day after
 * something came in; what does not add up to anything waits for more.
 */
public final class Purses {

  /** Keeps an event of a payout well below what an endpoint takes. */
  private static final int LINES = 200;

  private final Map<Payday, Purse> purses = new LinkedHashMap<>();
  private final Map<String, List<Line>> uncleared = new HashMap<>();
  private final Agenda<Due> agenda;

  Purses(Agenda<Due> agenda) {
    this.agenda = agenda;
  }

  void clear(Charge charge, Instant at) {
    charge.clear();
    add(charge, Purpose.CHARGE, charge.opened(), charge.captured(), Fees.of(charge), at);
    var held = uncleared.remove(charge.opened().id());
    if (held != null) {
      held.forEach(line -> put(charge, line, at));
    }
  }

  void add(Charge charge, Purpose type, Operation operation, long amount, long fee, Instant at) {
    var line = Line.of(type, operation, amount, fee);
    if (charge.hasCleared()) {
      put(charge, line, at);
    } else {
      uncleared.computeIfAbsent(charge.opened().id(), _ -> new ArrayList<>(1)).add(line);
    }
  }

  private void put(Charge charge, Line line, Instant at) {
    var whose = new Payday(charge.opened().account(), charge.opened().currency());
    var purse = purses.computeIfAbsent(whose, _ -> new Purse());
    purse.lines.add(line);
    if (purse.payday == null || !at.isBefore(purse.payday)) {
      purse.payday = BusinessDays.nextMorning(at);
      agenda.add(purse.payday, whose);
    }
  }

  /** The purses that were ever used. */
  public List<Payday> all() {
    return List.copyOf(purses.keySet());
  }

  /** Whether this is when it is paid out, and not an earlier day that is over. */
  public boolean isPayday(Payday whose, Instant at) {
    var purse = purses.get(whose);
    return purse != null && at.equals(purse.payday);
  }

  /**
   * The lines of its next payout: all of them, or as many as an event takes; none where they do not
   * add up to anything.
   */
  public List<Line> payable(Payday whose) {
    var purse = purses.get(whose);
    return purse == null ? List.of() : payable(purse.lines);
  }

  private static List<Line> payable(Iterable<Line> waiting) {
    var lines = new ArrayList<Line>();
    long sum = 0;
    for (var line : waiting) {
      lines.add(line);
      sum += line.net();
      if (lines.size() >= LINES && sum > 0) {
        return lines;
      }
    }
    return sum > 0 ? lines : List.of();
  }

  void payOut(Payday whose, Payout payout) {
    var purse = purses.get(whose);
    if (purse == null) {
      throw new IllegalArgumentException("Nothing to pay out " + payout.id());
    }
    payout.lines().forEach(_ -> purse.lines.remove());
    if (purse.lines.isEmpty()) {
      purse.payday = null;
    }
  }

  private static final class Purse {

    private final Deque<Line> lines = new ArrayDeque<>();
    private @Nullable Instant payday;
  }
}
