package dev.acquit.gateway.console.desk;

import dev.acquit.gateway.console.view.Wording;
import dev.acquit.gateway.token.Token;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What may pay when a payment is tried again.
 *
 * @param same whether what failed may
 * @param kept the payer's saved methods that the organization may charge
 */
public record Purse(boolean same, List<Kept> kept) {

  /** Where nothing is known that the payer keeps. */
  public static final Purse UNKNOWN = new Purse(true, List.of());

  public Purse {
    kept = List.copyOf(kept);
  }

  /**
   * What there is to choose from, the same first; nothing where only an id can name another one.
   *
   * @param chosen the id that is chosen; empty for the same
   */
  List<Way> ways(String chosen, Wording words) {
    var others = kept.stream().filter(one -> !one.failed).map(one -> way(one, words));
    var failed = kept.stream().filter(one -> one.failed && same).map(one -> same(one, words));
    var known = Stream.concat(failed, others).toList();
    if (known.isEmpty()) {
      return known;
    }
    var isThere = known.getFirst().value.isEmpty();
    var first = same && !isThere ? Stream.of(before(words)) : Stream.<Way>empty();
    return Stream.concat(first, known.stream())
        .map(way -> way.picked(way.value.equals(chosen)))
        .toList();
  }

  private static Way before(Wording words) {
    return new Way("", words.of("retry.same_as_before"), "", false);
  }

  private static Way same(Kept one, Wording words) {
    var named = new Evidences(words).method(one.shown);
    return new Way("", words.of("retry.same", named), one.detail(words), false);
  }

  private static Way way(Kept one, Wording words) {
    return new Way(one.id, new Evidences(words).method(one.shown), one.detail(words), false);
  }

  /**
   * A saved method.
   *
   * @param id as the API shows it
   * @param failed whether it is what has failed
   * @param mandate where its mandate stands, {@code none} without one; null where it needs none
   */
  public record Kept(
      String id,
      Token.Method shown,
      @Nullable String nickname,
      boolean failed,
      @Nullable String mandate) {

    private String detail(Wording words) {
      return Row.joined(nickname, mandate == null ? null : words.of("mandate." + mandate));
    }
  }

  /** One to choose; its value is empty for the same. */
  record Way(String value, String label, String detail, boolean chosen) {

    Way picked(boolean is) {
      return new Way(value, label, detail, is);
    }
  }
}
