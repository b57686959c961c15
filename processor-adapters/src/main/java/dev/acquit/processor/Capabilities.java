package dev.acquit.processor;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an account declares. The contract that every adapter inherits holds it to its word.
 *
 * @param rails what it can charge, and what it can do there
 * @param doubt how a silence is cleared up
 * @param reportedLater operations whose answer is only that they were accepted; what became of them
 *     is reported
 * @param asksPayer whether a charge may ask the payer to go somewhere first
 * @param polled whether what became of the money is asked for, day by day, rather than sent
 * @param validates rails on which it finds out, when asked to, whether an account is the payer's
 *     before it debits it
 */
public record Capabilities(
    Map<Rail, Abilities> rails,
    Doubt doubt,
    Set<Operation> reportedLater,
    boolean asksPayer,
    boolean polled,
    Set<Rail> validates) {

  public Capabilities {
    rails = Map.copyOf(rails);
    reportedLater = Set.copyOf(reportedLater);
    validates = Set.copyOf(validates);
  }

  /** One that validates no accounts. */
  public Capabilities(
      Map<Rail, Abilities> rails,
      Doubt doubt,
      Set<Operation> reportedLater,
      boolean asksPayer,
      boolean polled) {
    this(rails, doubt, reportedLater, asksPayer, polled, Set.of());
  }

  /** One whose answers are final, that asks payers nothing and sends its events. */
  public Capabilities(Map<Rail, Abilities> rails, Doubt doubt) {
    this(rails, doubt, Set.of(), false, false);
  }

  /** Whether it has that operation on any rail. */
  public boolean can(Operation operation) {
    return rails.values().stream().anyMatch(abilities -> abilities.can(operation));
  }

  public boolean can(Rail rail) {
    return rails.containsKey(rail);
  }

  /** What it can do on that rail; nothing where it does not have it. */
  public Abilities on(Rail rail) {
    return rails.getOrDefault(rail, Abilities.NONE);
  }

  /** Why that is not even asked for, in a short word; null where it may be. */
  public @Nullable String refusal(Operation operation, Rail rail, String currency) {
    var able = on(rail);
    if (!able.can(operation)) {
      return "not_on_this_rail";
    }
    return able.takes(currency) ? null : "currency_not_on_this_rail";
  }

  /** The same account with only these rails, for one that is not set up for the others. */
  public Capabilities only(Set<Rail> kept) {
    var left =
        rails.entrySet().stream()
            .filter(entry -> kept.contains(entry.getKey()))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    var validated =
        validates.stream().filter(kept::contains).collect(Collectors.toUnmodifiableSet());
    return new Capabilities(left, doubt, reportedLater, asksPayer, polled, validated);
  }

  /**
   * What can be done on one rail.
   *
   * @param currencies what it takes; empty for all
   * @param partialCapture whether a capture may be less than what was held
   * @param partialRefund whether a refund may be less than what was captured
   * @param undoes whether a charge can still be voided before it is batched, a debit before it
   *     leaves
   */
  public record Abilities(
      Set<Operation> operations,
      Set<String> currencies,
      boolean partialCapture,
      boolean partialRefund,
      boolean undoes) {

    static final Abilities NONE = new Abilities(Set.of(), Set.of(), false, false, false);

    public Abilities {
      operations = Set.copyOf(operations);
      currencies = Set.copyOf(currencies);
    }

    public boolean can(Operation operation) {
      return operations.contains(operation);
    }

    public boolean takes(String currency) {
      return currencies.isEmpty() || currencies.contains(currency);
    }
  }

  /**
   * How a silence is cleared up.
   *
   * @param lookups operations that can be asked about by our reference
   * @param quietPeriod how long after a send a lookup that finds nothing means that nothing
   *     happened
   * @param replay how long after the first send the identical request may be sent again, with the
   *     same effect once; zero for never
   * @param voidsByReference whether a charge can be voided that only our reference is known of
   */
  public record Doubt(
      Set<Operation> lookups, Duration quietPeriod, Duration replay, boolean voidsByReference) {

    public Doubt {
      lookups = Set.copyOf(lookups);
    }
  }
}
