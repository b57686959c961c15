package dev.acquit.gateway.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.logging.Log;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.support.SpringFactoriesLoader;

/**
 * Reads all settings before anything is started with them, and tells at once all that is wrong. A
 * settings record need only say what it is; the rules see the records with which nothing is wrong.
 */
final class SettingsCheck implements EnvironmentPostProcessor, Ordered {

  private final Log log;

  SettingsCheck(DeferredLogFactory logs) {
    this.log = logs.getLog(SettingsCheck.class);
  }

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    var refusals = refusals(environment);
    if (!refusals.isEmpty()) {
      throw new StartRefusedException(refusals);
    }
  }

  private List<Refusal> refusals(ConfigurableEnvironment environment) {
    var records = SettingsRecord.all();
    var names = new SettingNames(records.stream().flatMap(Setting::of).toList(), environment);
    var reader = new SettingsReader(Binder.get(environment), names);
    Map<Class<?>, Object> sound = new HashMap<>();
    for (var settings : records) {
      reader.read(settings).ifPresent(made -> sound.put(settings.type(), made));
    }
    var refusals = new ArrayList<>(reader.refusals());
    var all = new Settings(environment, sound);
    SpringFactoriesLoader.loadFactories(SettingsRule.class, null)
        .forEach(rule -> refusals.addAll(rule.check(all)));
    names.strangers().forEach(name -> stranger(name, names.near(name)).ifPresent(refusals::add));
    return refusals;
  }

  /**
   * A slip would leave a setting as it was, unnoticed. What is like none may be somebody else's.
   */
  private Optional<Refusal> stranger(String name, Optional<String> near) {
    if (near.isEmpty()) {
      log.warn(name + " is not a setting of Acquit; docs/configuration.md names them all");
    }
    return near.map(
        meant -> new Refusal(name + " is not a setting.", "Did you mean " + meant + "?"));
  }

  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }
}
