package dev.acquit.gateway.console.view;

import dev.acquit.gateway.staff.User.Language;
import java.time.ZoneId;
import java.util.Locale;

/**
 * How somebody wants to be shown things.
 *
 * @param zone the one that their browser is in; UTC where it does not say
 */
public record Taste(Language language, Theme theme, ZoneId zone) {

  /** Of their words, numbers and dates. */
  public Locale locale() {
    return language.locale();
  }

  /** Light or dark. */
  public enum Theme {
    /** As the browser has it. */
    AUTO,
    LIGHT,
    DARK
  }
}
