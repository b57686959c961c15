package dev.acquit.browser.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;

/** The console's own words: who uses a page finds what it shows by them. */
final class Words {

  private static final Path MESSAGES = Path.of("../gateway/src/main/resources/messages");

  private final ResourceBundle bundle;
  private final Locale locale;

  Words(Language language) {
    this.locale = Locale.forLanguageTag(language.locale());
    try (var text =
        Files.newBufferedReader(
            MESSAGES.resolve("console_%s.properties".formatted(language.code())))) {
      this.bundle = new PropertyResourceBundle(text);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  String of(String key, Object... with) {
    return new MessageFormat(bundle.getString(key), locale).format(with);
  }
}
