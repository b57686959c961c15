package dev.acquit.gateway.mandate.web;

import java.util.Locale;

/** The languages that payors are spoken to in. */
enum Language {
  EN(Locale.CANADA),
  FR(Locale.CANADA_FRENCH);

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  Locale locale() {
    return locale;
  }
}
