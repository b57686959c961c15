package dev.acquit.processor.contract.report;

import dev.acquit.processor.Capabilities;
import dev.acquit.processor.Rail;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What an account declares, in tables. */
public final class Declared {

  /** The columns that {@link #railRows} fills. */
  public static final List<String> RAIL_HEAD =
      List.of(
          "Rail",
          "Operations",
          "Currencies",
          "Capture in part",
          "Refund in part",
          "Undone",
          "Validates accounts");

  /** The columns that {@link #silenceRow} fills. */
  public static final List<String> SILENCE_HEAD =
      List.of(
          "Looked up by our reference",
          "Found nothing counts after",
          "Same request again within",
          "Void by our reference",
          "Reported later",
          "Asks the payer",
          "Polled");

  private Declared() {}

  static String rails(Capabilities capabilities) {
    return Markdown.table(RAIL_HEAD, railRows(capabilities));
  }

  static String silences(Capabilities capabilities) {
    return Markdown.table(SILENCE_HEAD, List.of(silenceRow(capabilities)));
  }

  /** What can be done, a row for each rail. */
  public static List<List<String>> railRows(Capabilities capabilities) {
    return Arrays.stream(Rail.values())
        .filter(capabilities::can)
        .map(rail -> row(rail, capabilities))
        .toList();
  }

  private static List<String> row(Rail rail, Capabilities capabilities) {
    var abilities = capabilities.on(rail);
    return List.of(
        name(rail),
        names(abilities.operations()),
        abilities.currencies().isEmpty()
            ? "all"
            : abilities.currencies().stream().sorted().collect(Collectors.joining(", ")),
        yesOrNo(abilities.partialCapture()),
        yesOrNo(abilities.partialRefund()),
        yesOrNo(abilities.undoes()),
        yesOrNo(capabilities.validates().contains(rail)));
  }

  /** How a silence is cleared up, and what is told in other ways than by an answer. */
  public static List<String> silenceRow(Capabilities capabilities) {
    var doubt = capabilities.doubt();
    return List.of(
        names(doubt.lookups()),
        doubt.lookups().isEmpty() ? "never" : time(doubt.quietPeriod()),
        doubt.replay().isPositive() ? time(doubt.replay()) : "never",
        yesOrNo(doubt.voidsByReference()),
        names(capabilities.reportedLater()),
        yesOrNo(capabilities.asksPayer()),
        yesOrNo(capabilities.polled()));
  }

  /** In the order in which they are declared. */
  private static <E extends Enum<E>> String names(Collection<E> constants) {
    return constants.isEmpty()
        ? "none"
        : constants.stream().sorted().map(Declared::name).collect(Collectors.joining(", "));
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String yesOrNo(boolean is) {
    return is ? "yes" : "no";
  }

  /** In days, hours, minutes and seconds, as far as there are any. */
  private static String time(Duration time) {
    var parts =
        List.of(
            part(time.toDaysPart(), "d"),
            part(time.toHoursPart(), "h"),
            part(time.toMinutesPart(), "min"),
            part(time.toSecondsPart(), "s"));
    return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
  }

  private static String part(long count, String unit) {
    return count == 0 ? "" : count + " " + unit;
  }
}
