package dev.acquit.gateway.console.view;

import dev.acquit.gateway.money.Bundles;
import dev.acquit.gateway.money.Money;
import dev.acquit.gateway.money.MoneyText;
import dev.acquit.gateway.money.Names;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * Words, amounts and times as one person reads them. The first use of a language reads files: it
 * belongs on the threads of {@link Pages}.
 */
public final class Wording {

  /** The console's own words: {@code messages/console_en.properties}, and in French. */
  static final MessageSource WORDS = words();

  private static final String STEPS = "steps";
  private static final String REASONS = "reasons";

  /** Keeps an amount and its currency on one line. */
  private static final char NO_BREAK = '\u00A0';

  private final Taste taste;
  private final Locale locale;
  private final DateTimeFormatter times;
  private final DateTimeFormatter seconds;

  Wording(Taste taste) {
    this.taste = taste;
    this.locale = taste.locale();
    this.times = times(FormatStyle.SHORT, taste);
    this.seconds = times(FormatStyle.MEDIUM, taste);
  }

  private static DateTimeFormatter times(FormatStyle style, Taste taste) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, style)
        .withLocale(taste.locale())
        .withZone(taste.zone());
  }

  private static MessageSource words() {
    var source = new ResourceBundleMessageSource();
    source.setBasename("messages/console");
    source.setDefaultEncoding(StandardCharsets.UTF_8.name());
    source.setFallbackToSystemLocale(false);
    source.setAlwaysUseMessageFormat(true);
    return source;
  }

  /** The words under that key; a fault of ours where there are none. */
  public String of(String key, Object... with) {
    return WORDS.getMessage(key, with, locale);
  }

  /** What a constant is called: {@code prefix.constant}. */
  public String of(String prefix, Enum<?> constant) {
    return of(prefix + "." + Names.of(constant));
  }

  /** The same, where the constant is told by others: as they told it where we have no word. */
  public String told(String prefix, String name) {
    var known = WORDS.getMessage(prefix + "." + name, null, null, locale);
    return known == null ? name : known;
  }

  /** With the currency's own decimals, and its code. */
  public String money(Money money) {
    return MoneyText.figure(money, locale) + NO_BREAK + money.currency();
  }

  /** The amount alone, as one fills it in. */
  public String written(Money money) {
    return MoneyText.plain(money, locale);
  }

  /** Date and time in their zone. */
  public String at(Instant at) {
    return times.format(at);
  }

  /** The same to the second. */
  public String exactly(Instant at) {
    return seconds.format(at);
  }

  /** A day. */
  public String date(LocalDate day) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale).format(day);
  }

  /** A day of this year or the last, in short. */
  public String day(LocalDate day) {
    return DateTimeFormatter.ofPattern("d MMM", locale).format(day);
  }

  /** The zone that times are told in. */
  public String zone() {
    return taste.zone().getId();
  }

  /** What to do next, as {@code messages/steps} has it. */
  public String step(Enum<?> step) {
    return Bundles.of(STEPS, locale).getString(Names.of(step));
  }

  /** What the payer is told; null where there are no words for it. */
  public @Nullable String toPayer(String reason) {
    var bundle = Bundles.of(REASONS, locale);
    return bundle.containsKey(reason) ? bundle.getString(reason) : null;
  }
}
