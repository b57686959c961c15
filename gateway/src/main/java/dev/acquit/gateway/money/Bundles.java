package dev.acquit.gateway.money;

import java.util.Locale;
import java.util.ResourceBundle;

/** The words that people read, by key: {@code messages/*.properties}. */
public final class Bundles {

  private Bundles() {}

  /**
   * Those of that locale's language, and of no other. It reads a file, once: do so when the gateway
   * starts, or where blocking is allowed.
   */
  public static ResourceBundle of(String name, Locale locale) {
    return ResourceBundle.getBundle(
        "messages/" + name,
        Locale.of(locale.getLanguage()),
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
