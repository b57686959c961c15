package dev.acquit.processor.adyen;

import dev.acquit.processor.ProcessorAccount;
import dev.acquit.processor.desk.Desk;
import java.util.Map;

/** An Adyen made of wire, and an account at it. */
final class AdyenDesk extends Desk {

  static final String THEIRS = "993617895204576J";

  AdyenDesk() {
    super(new AdyenKit());
  }

  static ProcessorAccount open(
      String url, Map<String, String> settings, Map<String, String> credentials) {
    return open(new AdyenKit(), url, settings, credentials);
  }
}
