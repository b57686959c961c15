package dev.acquit.gateway.statements;

import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement of which parts were left out that have nothing to do: to begin such a part costs the
 * server as much as one that does something. Its parameters are those of the whole, numbered anew,
 * since the driver wants them without gaps.
 *
 * @param numbers which parameters of the whole it has, in their order
 */
public record Fitted(String text, List<Integer> numbers) {

  private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+)");

  /** Of a text whose parameters have the numbers of the whole. */
  public static Fitted of(String text) {
    var numbers = new TreeMap<Integer, Integer>();
    PARAMETER
        .matcher(text)
        .results()
        .forEach(found -> numbers.put(Integer.valueOf(found.group(1)), 0));
    var next = 1;
    for (var number : numbers.entrySet()) {
      number.setValue(next++);
    }
    var fitted =
        PARAMETER
            .matcher(text)
            .replaceAll(found ->
                Matcher.quoteReplacement("$" + numbers.get(Integer.valueOf(found.group(1)))));
    return new Fitted(fitted, List.copyOf(numbers.keySet()));
  }

  /** Of all that the whole has, what this one takes. */
  public Args args(Args whole) {
    return whole.only(numbers);
  }
}
