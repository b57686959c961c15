package dev.acquit.gateway.action.web;

import dev.acquit.gateway.action.NextStep;
import dev.acquit.gateway.money.Bundles;
import dev.acquit.gateway.money.Names;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What people are told to do, in English and French. */
@Component
class Steps {

  private static final String BUNDLE = "steps";

  private final Map<NextStep, StepJson> steps = new EnumMap<>(NextStep.class);

  Steps() {
    var english = Bundles.of(BUNDLE, Locale.ENGLISH);
    var french = Bundles.of(BUNDLE, Locale.FRENCH);
    for (var step : NextStep.values()) {
      var code = Names.of(step);
      steps.put(step, new StepJson(code, english.getString(code), french.getString(code)));
    }
  }

  StepJson of(NextStep step) {
    return Objects.requireNonNull(steps.get(step));
  }

  /** One of them. */
  record StepJson(String code, String en, String fr) {}
}
