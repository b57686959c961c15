package dev.acquit.gateway.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** The names that an operator may write, and those in our name that are none. */
final class SettingNames {

  private static final String VARIABLE = "ACQUIT_";
  private static final String PROPERTY = "acquit.";

  /** Credentials of accounts; the simulator that runs alone; the tests. */
  private static final Pattern OTHERS = Pattern.compile("ACQUIT_(PROCESSOR|SIMULATOR|TEST)_.*");

  private static final Pattern SHORT_NAME = Pattern.compile("\\$\\{(ACQUIT_[A-Z_]+)[:}].*");

  private final ConfigurableEnvironment environment;
  private final Map<String, String> shortNames = new HashMap<>();
  private final Set<String> known = new HashSet<>();
  private final Set<String> shown = new HashSet<>();

  SettingNames(Collection<Setting> settings, ConfigurableEnvironment environment) {
    this.environment = environment;
    sources().forEach(this::findShortNames);
    known.addAll(shortNames.values());
    for (var setting : settings) {
      known.addAll(List.of(setting.variable(), setting.plainVariable(), plain(setting.property())));
      shown.addAll(List.of(variable(setting), setting.property()));
    }
  }

  /** How the environment spells a setting: as short as {@code application.yaml} allows. */
  String variable(Setting setting) {
    return shortNames.getOrDefault(setting.property(), setting.variable());
  }

  /** What is written in our name, in the environment or elsewhere, and is no setting. */
  List<String> strangers() {
    return sources()
        .flatMap(source -> Stream.of(source.getPropertyNames()).filter(name -> ours(source, name)))
        .filter(name -> !known.contains(name) && !known.contains(plain(name)))
        .filter(name -> !OTHERS.matcher(name).matches())
        .distinct()
        .sorted()
        .toList();
  }

  /** The setting that was probably meant. */
  Optional<String> near(String stranger) {
    return shown.stream()
        .filter(name -> name.startsWith(VARIABLE) == stranger.startsWith(VARIABLE))
        .filter(name -> Likeness.near(stranger, name))
        .min(Comparator.comparingInt(name -> Likeness.distance(stranger, name)));
  }

  private static boolean ours(EnumerablePropertySource<?> source, String name) {
    return name.startsWith(source instanceof SystemEnvironmentPropertySource ? VARIABLE : PROPERTY);
  }

  private void findShortNames(EnumerablePropertySource<?> source) {
    for (var name : source.getPropertyNames()) {
      var variable = shortName(source.getProperty(name));
      if (variable != null) {
        shortNames.putIfAbsent(name, variable);
      }
    }
  }

  private static @Nullable String shortName(@Nullable Object value) {
    var found = SHORT_NAME.matcher(String.valueOf(value));
    return found.matches() ? found.group(1) : null;
  }

  private Stream<EnumerablePropertySource<?>> sources() {
    return environment.getPropertySources().stream()
        .filter(EnumerablePropertySource.class::isInstance)
        .map(source -> (EnumerablePropertySource<?>) source);
  }

  private static String plain(String property) {
    return property.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
  }
}
