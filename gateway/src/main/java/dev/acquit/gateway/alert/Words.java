package dev.acquit.gateway.alert;

import dev.acquit.gateway.action.NextStep;
import dev.acquit.gateway.money.Bundles;
import dev.acquit.gateway.money.Names;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of mails in one language; read when the gateway starts, since reading blocks. */
final class Words {

  private final Locale locale;
  private final ResourceBundle mails;
  private final ResourceBundle steps;

  Words(Locale locale) {
    this.locale = locale;
    this.mails = Bundles.of("alerts", locale);
    this.steps = Bundles.of("steps", locale);
    of("intro", "", 2); // a locale's forms are read, too
  }

  Locale locale() {
    return locale;
  }

  String of(String key, Object... with) {
    return new MessageFormat(mails.getString(key), locale).format(with);
  }

  String step(NextStep step) {
    return steps.getString(Names.of(step));
  }
}
