package dev.acquit.gateway.console.view;

import dev.acquit.gateway.money.Bundles;
import dev.acquit.gateway.money.Money;
import dev.acquit.gateway.money.MoneyText;
import dev.acquit.gateway.money.Names;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
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

  private static final String DAY = "MMM d";
  private static final String DAY_FR = "d MMM";
  private static final String DATE = "MMM d, uuuu";
  private static final String DATE_FR = "d MMM uuuu";
  private static final String TIME = "MMM d, uuuu, h:mm a";
  private static final String TIME_FR = "d MMM uuuu 'à' H 'h' mm";
  private static final String SECONDS = "MMM d, uuuu, h:mm:ss a";
  private static final String SECONDS_FR = "d MMM uuuu 'à' H 'h' mm 'min' ss 's'";
  private static final String STEPS = "steps";
  private static final String REASONS = "reasons";

  /** Keeps a time on one line. */
  private static final char NO_BREAK = '\u00A0';

  private final Taste taste;
  private final Locale locale;
  private final boolean french;
  private final Instant now;
  private final DateTimeFormatter times;
  private final DateTimeFormatter days;
  private final DateTimeFormatter dates;
  private final DateTimeFormatter seconds;

  /**
   * How somebody reads them.
   *
   * @param now when the page is made
   */
  Wording(Taste taste, Instant now) {
    this.taste = taste;
    this.locale = taste.locale();
    this.now = now;
    this.french = locale.getLanguage().equals(Locale.FRENCH.getLanguage());
    this.times =
        DateTimeFormatter.ofPattern(french ? TIME_FR : TIME, locale).withZone(taste.zone());
    this.seconds =
        DateTimeFormatter.ofPattern(french ? SECONDS_FR : SECONDS, locale).withZone(taste.zone());
    this.dates = DateTimeFormatter.ofPattern(french ? DATE_FR : DATE, locale);
    this.days = DateTimeFormatter.ofPattern(french ? DAY_FR : DAY, locale);
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
    return MoneyText.of(money, locale);
  }

  /** The amount alone, as one fills it in. */
  public String written(Money money) {
    return MoneyText.plain(money, locale);
  }

  /** Date and time in their zone. */
  public String at(Instant at) {
    return whole(times.format(at));
  }

  /** The same to the second. */
  public String exactly(Instant at) {
    return whole(seconds.format(at));
  }

  /** A day. */
  public String date(LocalDate day) {
    return whole(dates.format(day));
  }

  /** A day of this year or the last, in short. */
  public String day(LocalDate day) {
    return whole(days.format(day));
  }

  /** On one line; in French months begin with their first, and not with their one. */
  private String whole(String date) {
    var text = date.replace(' ', NO_BREAK);
    return french && text.startsWith("1" + NO_BREAK) ? "1er" + text.substring(1) : text;
  }

  /** For how long it has been so: the largest unit that there is one of. */
  public String age(Instant since) {
    var age = Duration.between(since, now);
    if (age.toMinutes() < 1) {
      return of("age.now");
    }
    if (age.toHours() < 1) {
      return of("age.minutes", age.toMinutes());
    }
    return age.toDays() < 1 ? of("age.hours", age.toHours()) : of("age.days", age.toDays());
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
