package dev.acquit.gateway.settings;

import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.ResolvableType;

/**
 * One setting: a component of a settings record, or of a record in it.
 *
 * @param property its name in files and on the command line, such as {@code
 *     acquit.database.pool-size}
 * @param standard what it is where nobody sets it, as an operator would write it; null for nothing
 * @param optional whether nothing will do
 */
record Setting(
    String property,
    ResolvableType type,
    @Nullable String standard,
    @Nullable Range range,
    boolean optional) {

  /** All settings of a record, those of the records in it included. */
  static Stream<Setting> of(SettingsRecord settings) {
    return of(settings.type(), settings.prefix());
  }

  private static Stream<Setting> of(Class<?> type, String prefix) {
    return components(type)
        .flatMap(component ->
            component.getType().isRecord()
                ? of(component.getType(), name(prefix, component))
                : Stream.of(of(component, prefix)));
  }

  /** A record's components, as its constructor takes them: that is where a default stands. */
  static Stream<Parameter> components(Class<?> type) {
    return Arrays.stream(constructor(type).getParameters());
  }

  static Constructor<?> constructor(Class<?> type) {
    var types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      return type.getDeclaredConstructor(types);
    } catch (NoSuchMethodException impossible) {
      throw new IllegalArgumentException(type + " is no record", impossible);
    }
  }

  static Setting of(Parameter component, String prefix) {
    var standard = component.getAnnotation(DefaultValue.class);
    return new Setting(
        name(prefix, component),
        ResolvableType.forType(component.getParameterizedType()),
        standard == null ? null : String.join(",", standard.value()),
        component.getAnnotation(Range.class),
        standard != null || component.getAnnotatedType().isAnnotationPresent(Nullable.class));
  }

  static String name(String prefix, Parameter component) {
    return prefix + "." + DataObjectPropertyName.toDashedForm(component.getName());
  }

  /** How the environment spells it, unless {@code application.yaml} gives it a shorter name. */
  String variable() {
    return variable(property.replace('-', '_'));
  }

  /** The environment's other spelling, which runs the words of one name together. */
  String plainVariable() {
    return variable(property.replace("-", ""));
  }

  private static String variable(String property) {
    return property.replace('.', '_').toUpperCase(Locale.ROOT);
  }
}
