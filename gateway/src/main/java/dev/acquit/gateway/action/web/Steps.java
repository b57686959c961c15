package dev.acquit.gateway.action.web;

import dev.acquit.gateway.action.NextStep;
import dev.acquit.gateway.money.Names;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import org.springframework.stereotype.Component;

/** What people are told to do, in English and French. */
@Component
class Steps {

  private static final String BUNDLE = "messages/steps";

  private final Map<NextStep, StepJson> steps = new EnumMap<>(NextStep.class);

  Steps() {
    var english = bundle(Locale.ENGLISH);
    var french = bundle(Locale.FRENCH);
    for (var step : NextStep.values()) {
      var code = Names.of(step);
      steps.put(step, new StepJson(code, english.getString(code), french.getString(code)));
    }
  }

  StepJson of(NextStep step) {
    return Objects.requireNonNull(steps.get(step));
  }

  private static ResourceBundle bundle(Locale locale) {
    return ResourceBundle.getBundle(
        BUNDLE,
        locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** One of them. */
  record StepJson(String code, String en, String fr) {}
}
