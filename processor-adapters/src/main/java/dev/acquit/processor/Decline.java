package dev.acquit.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * Why a call was declined.
 *
 * @param processorCode the raw code, kept as it came, also where no reason is mapped to it
 * @param advice what to do; a network's own advice wins over the reason's
 */
public record Decline(DeclineReason reason, String processorCode, Advice advice) {

  public Decline(DeclineReason reason, String processorCode) {
    this(reason, processorCode, reason.advice());
  }

  /**
   * What the reason's class allows; {@link Category#DO_NOT_RETRY} wherever the advice of the
   * network says so.
   */
  public enum Category {
    /** The same method may work later. */
    SOFT,
    /** The same method will not work again. */
    HARD,
    /** The payer mends what was entered, or proves who they are. */
    DATA,
    /** Somebody should look; the payer hears a generic sentence. */
    FRAUD,
    /** The issuer or the payer forbade it. */
    DO_NOT_RETRY,
    /** A machine was at fault, not the payer. */
    TECHNICAL
  }

  /** The next step for whoever reads it. */
  public enum Advice {
    RETRY_LATER,
    CHANGE_METHOD,
    FIX_DATA,
    CONTACT_BANK,
    NONE
  }

  /**
   * A processor's decline codes in the common vocabulary, read from a table of {@code code=REASON}
   * lines. Read it when the adapter is made, not in a call: reading blocks.
   */
  public static final class Table {

    private final Map<String, DeclineReason> reasons;
    private final DeclineReason otherwise;

    private Table(Map<String, DeclineReason> reasons, DeclineReason otherwise) {
      this.reasons = Map.copyOf(reasons);
      this.otherwise = otherwise;
    }

    /**
     * What a bank means by a return: NACHA's codes on {@link Rail#ACH}, Payments Canada's on {@link
     * Rail#EFT}. A code that the rules do not list is somebody's to look at, never a reason to
     * debit again.
     *
     * @throws IllegalArgumentException on a rail without returns
     */
    public static Table returns(Rail rail) {
      return switch (rail) {
        case ACH -> read(Decline.class, "ach-returns.properties", DeclineReason.INTERBANK);
        case EFT -> read(Decline.class, "eft-returns.properties", DeclineReason.INTERBANK);
        case CARD -> throw new IllegalArgumentException("Cards are disputed, not returned");
      };
    }

    /**
     * The table of that name beside the class.
     *
     * @throws IllegalArgumentException if it is missing, or names a reason that does not exist
     */
    public static Table beside(Class<?> adapter, String name) {
      return read(adapter, name, DeclineReason.SOFT_UNKNOWN);
    }

    private static Table read(Class<?> adapter, String name, DeclineReason otherwise) {
      var table = new Properties();
      try (var resource = adapter.getResourceAsStream(name)) {
        if (resource == null) {
          throw new IllegalArgumentException("No table " + name + " beside " + adapter.getName());
        }
        table.load(resource);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
      var reasons = new HashMap<String, DeclineReason>();
      table.forEach((code, reason) -> reasons.put((String) code, reason((String) reason)));
      return new Table(reasons, otherwise);
    }

    private static DeclineReason reason(String name) {
      return DeclineReason.valueOf(name.strip());
    }

    /** The codes that it knows. */
    public Set<String> codes() {
      return reasons.keySet();
    }

    /**
     * The decline, its raw code kept; a code that a processor's table does not know is {@code
     * SOFT_UNKNOWN}, a bank's {@code INTERBANK}.
     */
    public Decline of(String code) {
      return new Decline(reasons.getOrDefault(code, otherwise), code);
    }
  }
}
