package dev.acquit.browser.stage;

/** What the console speaks. */
public enum Language {
  EN("en", "en-CA"),
  FR("fr", "fr-CA");

  private final String code;
  private final String locale;

  Language(String code, String locale) {
    this.code = code;
    this.locale = locale;
  }

  /** As HTML and the console name it. */
  public String code() {
    return code;
  }

  /** As a browser names it. */
  public String locale() {
    return locale;
  }

  public Language other() {
    return this == EN ? FR : EN;
  }
}
