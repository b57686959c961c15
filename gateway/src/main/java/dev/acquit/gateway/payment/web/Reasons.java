package dev.acquit.gateway.payment.web;

import dev.acquit.gateway.money.Bundles;
import dev.acquit.processor.DeclineReason;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What payers are told, in English and French. Fraud, lost and stolen cards get the generic
 * sentence.
 */
@Component
class Reasons {

  private static final String BUNDLE = "reasons";

  private final Map<DeclineReason, FailureJson.Message> messages =
      new EnumMap<>(DeclineReason.class);

  Reasons() {
    var english = Bundles.of(BUNDLE, Locale.ENGLISH);
    var french = Bundles.of(BUNDLE, Locale.FRENCH);
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
}
