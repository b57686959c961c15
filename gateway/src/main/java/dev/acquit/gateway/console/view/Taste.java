package dev.acquit.gateway.console.view;

import dev.acquit.gateway.staff.User.Language;
import java.time.ZoneId;
import java.util.Locale;

/**
 * How somebody wants to be shown things.
 *
 * @param keys whether single keys do something
 * @param zone the one that their browser is in; UTC where it does not say
 */
public record Taste(Language language, Theme theme, Keys keys, ZoneId zone) {

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

  /** Who speaks to their computer, or shakes, can do without single keys (WCAG 2.1.4). */
  public enum Keys {
    ON,
    OFF
  }
}
