package dev.acquit.gateway.settings;

import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** The settings as they were given. */
public final class Settings {

  private final Environment environment;
  private final Map<Class<?>, Object> sound;

  Settings(Environment environment, Map<Class<?>, Object> sound) {
    this.environment = environment;
    this.sound = Map.copyOf(sound);
  }

  /** A settings record; empty where something is wrong with it, which is told already. */
  public <T> Optional<T> sound(Class<T> type) {
    return Optional.ofNullable(sound.get(type)).map(type::cast);
  }

  /** Any one setting, by its property's name; empty where it is not set, or cannot be read. */
  public <T> Optional<T> value(String property, Class<T> type) {
    try {
      return Optional.ofNullable(Binder.get(environment).bind(property, type).orElse(null));
    } catch (RuntimeException unreadable) {
      return Optional.empty();
    }
  }

  public boolean profile(String name) {
    return environment.acceptsProfiles(Profiles.of(name));
  }
}
