package dev.acquit.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Why a call was declined.
 *
 * @param processorCode the raw code, kept as it came, also where no reason is mapped to it
 * @param advice what to do; a network's own advice wins over the reason's
 * @param retryAfter how long the network asks to wait before another try; null where it says
 *     nothing
 */
public record Decline(
    DeclineReason reason, String processorCode, Advice advice, @Nullable Duration retryAfter) {

  public Decline(DeclineReason reason, String processorCode) {
    this(reason, processorCode, reason.advice(), null);
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
      this.reasons = reasons;
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
      return new Table(entries(adapter, name, DeclineReason::valueOf), otherwise);
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

  /**
   * What the networks advise about a decline: their word beats the reason's. Mastercard's merchant
   * advice codes, which Visa's own {@code R0}, {@code R1} and {@code R3} stand beside, and Visa's
   * categories of declines. Read it when the adapter is made, not in a call: reading blocks.
   */
  public static final class Networks {

    private final Map<String, Verdict> adviceCodes;
    private final Map<String, Verdict> visaCategories;

    private Networks(Map<String, Verdict> adviceCodes, Map<String, Verdict> visaCategories) {
      this.adviceCodes = adviceCodes;
      this.visaCategories = visaCategories;
    }

    /** The tables that come with Acquit. */
    public static Networks read() {
      return new Networks(
          entries(Decline.class, "merchant-advice.properties", Verdict::parse),
          entries(Decline.class, "visa-categories.properties", Verdict::parse));
    }

    /** The same decline under a merchant advice code; unchanged where nothing is known of it. */
    public Decline advised(Decline decline, @Nullable String code) {
      var verdict = code == null ? null : adviceCodes.get(code);
      return verdict == null ? decline : verdict.on(decline);
    }

    /** The same decline under Visa's category; unchanged where nothing is known of it. */
    public Decline categorized(Decline decline, @Nullable String category) {
      var verdict = category == null ? null : visaCategories.get(category);
      return verdict == null ? decline : verdict.on(decline);
    }
  }

  /** What a network's advice comes to, with how long to wait where it says so. */
  private record Verdict(Kind kind, @Nullable Duration retryAfter) {

    static Verdict parse(String line) {
      var parts = line.split("\\s+", 2);
      return new Verdict(
          Kind.valueOf(parts[0]), parts.length == 1 ? null : Duration.parse(parts[1]));
    }

    Decline on(Decline decline) {
      var code = decline.processorCode();
      return switch (kind) {
        case NEVER -> new Decline(DeclineReason.DO_NOT_TRY_AGAIN, code);
        case REVOKED -> new Decline(DeclineReason.STOP_PAYMENT, code);
        case LATER -> new Decline(decline.reason, code, Advice.RETRY_LATER, retryAfter);
        case NEW_DETAILS -> new Decline(decline.reason, code, Advice.FIX_DATA, null);
        case OTHER_METHOD -> new Decline(decline.reason, code, Advice.CHANGE_METHOD, null);
      };
    }

    /** The kinds of advice. */
    private enum Kind {
      NEVER,
      REVOKED,
      LATER,
      NEW_DETAILS,
      OTHER_METHOD
    }
  }

  /** The lines of a table, each value as {@code read} takes it. */
  private static <T> Map<String, T> entries(Class<?> owner, String name, Function<String, T> read) {
    var table = new Properties();
    try (var resource = owner.getResourceAsStream(name)) {
      if (resource == null) {
        throw new IllegalArgumentException("No table " + name + " beside " + owner.getName());
      }
      table.load(resource);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    var entries = new HashMap<String, T>();
    table.forEach((key, value) -> entries.put((String) key, read.apply(((String) value).strip())));
    return Map.copyOf(entries);
  }
}
