package dev.acquit.gateway.settings;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Parameter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.ResolvableType;

/**
 * Makes settings records, component by component, so that a bad one hides no other: what is not as
 * it should be is noted, and its default stands in for it. Repeats no value.
 */
final class SettingsReader {

  private static final Map<Class<?>, String> KINDS =
      Map.of(
          Duration.class, "a duration above zero, such as 500ms, 15s, 2m, 1h or 30d",
          int.class, "a whole number",
          double.class, "a number",
          boolean.class, "true or false",
          Boolean.class, "true or false",
          URI.class, "an address, such as http://127.0.0.1:8090",
          Path.class, "a path");
  private static final String ANY_OTHER = "a text";

  private final Binder binder;
  private final SettingNames names;
  private final List<Refusal> refusals = new ArrayList<>();

  SettingsReader(Binder binder, SettingNames names) {
    this.binder = binder;
    this.names = names;
  }

  /** All that was noted. */
  List<Refusal> refusals() {
    return refusals;
  }

  /** The record, if nothing is wrong with it. */
  Optional<Object> read(SettingsRecord settings) {
    int before = refusals.size();
    var made = made(settings.type(), settings.prefix());
    return refusals.size() == before ? Optional.ofNullable(made) : Optional.empty();
  }

  private @Nullable Object made(Class<?> type, String prefix) {
    int before = refusals.size();
    var values = Setting.components(type).map(component -> value(component, prefix)).toArray();
    try {
      var constructor = Setting.constructor(type);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException refused) {
      note(refused.getCause(), refusals.size() == before);
    } catch (ReflectiveOperationException | IllegalArgumentException incomplete) {
      note(incomplete, refusals.size() == before);
    }
    return null;
  }

  /** What a record has against its settings; one that lacks a value may complain of just that. */
  private void note(@Nullable Throwable cause, boolean complete) {
    if (cause instanceof StartRefusedException reasons) {
      refusals.addAll(reasons.refusals());
    } else if (cause instanceof IllegalArgumentException && complete) {
      refusals.add(new Refusal(cause.getMessage() + ".", "Change one of these settings."));
    } else if (complete) {
      throw new IllegalStateException("A settings record fails", cause);
    }
  }

  private @Nullable Object value(Parameter component, String prefix) {
    var name = Setting.name(prefix, component);
    return component.getType().isRecord()
        ? inner(component.getType(), name)
        : value(Setting.of(component, prefix));
  }

  /** A record inside another may be left out, but not halfway. */
  private @Nullable Object inner(Class<?> type, String prefix) {
    var given =
        Setting.components(type)
            .map(component -> Setting.name(prefix, component))
            .anyMatch(name -> binder.bind(name, Bindable.of(String.class)).isBound());
    return given ? made(type, prefix) : null;
  }

  private @Nullable Object value(Setting setting) {
    try {
      Object value = binder.bind(setting.property(), Bindable.of(setting.type())).orElse(null);
      if (value != null && hasItsUnit(setting, value) && isWithin(setting.range(), value)) {
        return value;
      }
      if (value != null) {
        note(setting, hasItsUnit(setting, value) ? "is out of range" : "has no unit");
      } else if (!setting.optional()) {
        note(setting, "is not set");
      }
    } catch (BindException unreadable) {
      note(setting, "cannot be read");
    }
    return setting.standard() == null ? null : as(setting.type(), setting.standard());
  }

  /** Spring Boot takes a bare number for milliseconds, and hardly anybody means them. */
  private boolean hasItsUnit(Setting setting, Object value) {
    return !(value instanceof Duration)
        || !binder
            .bind(setting.property(), Bindable.of(String.class))
            .orElse("")
            .strip()
            .matches("[+-]?[0-9]+");
  }

  /** What Spring Boot makes of a text that we wrote ourselves. */
  private static Object as(ResolvableType type, String text) {
    var source = new MapConfigurationPropertySource(Map.of("it", text));
    return new Binder(source).bind("it", Bindable.of(type)).get();
  }

  private void note(Setting setting, String why) {
    var kind = KINDS.getOrDefault(setting.type().toClass(), ANY_OTHER);
    var range = setting.range();
    var within = range == null ? "" : ", from " + range.least() + " to " + range.most();
    var standard = setting.standard();
    var without = standard == null ? "" : " Without it, it is " + standard + ".";
    refusals.add(
        new Refusal(
            names.variable(setting) + " " + why + ".", "Write " + kind + within + "." + without));
  }

  private static boolean isWithin(@Nullable Range range, Object value) {
    return range == null
        ? !(value instanceof Duration duration) || duration.isPositive()
        : compare(value, range.least()) >= 0 && compare(value, range.most()) <= 0;
  }

  @SuppressWarnings("unchecked") // a limit is read as what the value is
  private static int compare(Object value, String limit) {
    var read = as(ResolvableType.forClass(value.getClass()), limit);
    return ((Comparable<Object>) value).compareTo(read);
  }
}
