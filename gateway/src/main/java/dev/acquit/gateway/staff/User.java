package dev.acquit.gateway.staff;

import java.util.Locale;
import java.util.UUID;

/**
 * A person.
 *
 * @param email in lower case; one person's alone
 */
public record User(UUID id, String email, String name, Language language) {

  /** What they read. */
  public enum Language {
    EN(Locale.CANADA),
    FR(Locale.CANADA_FRENCH);

    private final Locale locale;

    Language(Locale locale) {
      this.locale = locale;
    }

    /** Of their words, numbers and dates. */
    public Locale locale() {
      return locale;
    }
  }
}
