package dev.acquit.gateway.mandate.web;

import dev.acquit.gateway.money.Bundles;
import dev.acquit.gateway.money.Money;
import dev.acquit.gateway.money.MoneyText;
import dev.acquit.gateway.money.Names;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of a mandate's document in one language. */
final class Words {

  private static final String BUNDLE = "mandate";
  private static final Money ONE = new Money(1, "CAD");

  private final Locale locale;
  private final ResourceBundle bundle;

  /** Read it when the gateway starts: reading blocks, also that of a locale's forms. */
  Words(Language language) {
    this.locale = language.locale();
    this.bundle = Bundles.of(BUNDLE, locale);
    of(ONE);
    of(Instant.EPOCH);
    of("notice.days", "", 1);
  }

  String of(String key, Object... with) {
    return new MessageFormat(bundle.getString(key), locale).format(with);
  }

  /** What a constant is called, as {@code prefix.constant}. */
  String of(String prefix, Enum<?> constant) {
    return of(prefix + "." + Names.of(constant));
  }

  String of(Money money) {
    return MoneyText.of(money, locale);
  }

  /** In UTC, and it says so. */
  String of(Instant at) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
            .withLocale(locale)
            .format(at.atZone(ZoneOffset.UTC))
        + " UTC";
  }
}
