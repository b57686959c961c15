package dev.acquit.gateway.payment.web;

import dev.acquit.processor.DeclineReason;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.springframework.stereotype.Component;

/**
 * What payers are told, in English and French. Fraud, lost and stolen cards get the generic
 * sentence.
 */
@Component
class Reasons {

  private static final String BUNDLE = "messages/reasons";

  private final Map<DeclineReason, FailureJson.Message> messages =
      new EnumMap<>(DeclineReason.class);

  Reasons() {
    var english = bundle(Locale.ENGLISH);
    var french = bundle(Locale.FRENCH);
    for (var reason : DeclineReason.values()) {
      messages.put(
          reason,
          new FailureJson.Message(
              english.getString(reason.code()), french.getString(reason.code())));
    }
  }

  FailureJson.Message message(DeclineReason reason) {
    return messages.getOrDefault(reason, new FailureJson.Message("", ""));
  }

  private static ResourceBundle bundle(Locale locale) {
    return ResourceBundle.getBundle(
        BUNDLE,
        locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
