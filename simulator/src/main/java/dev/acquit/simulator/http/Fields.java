package dev.acquit.simulator.http;

import dev.acquit.simulator.http.InvalidRequest.Wrong;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the fields of a JSON object and gathers all that is wrong, so that one answer can name it.
 * A value that was wrong reads as a harmless one until {@link #check}.
 */
final class Fields {

  static final long MAX_AMOUNT = 99_999_999_999L;

  private static final int MAX_TEXT = 255;

  private final JsonNode object;
  private final String path;
  private final List<Wrong> errors;

  Fields(JsonNode object) {
    this(object, "", new ArrayList<>());
  }

  private Fields(JsonNode object, String path, List<Wrong> errors) {
    this.object = object;
    this.path = path;
    this.errors = errors;
  }

  boolean has(String name) {
    return object.hasNonNull(name);
  }

  void wrong(String name, String message) {
    errors.add(new Wrong(path + name, message));
  }

  String text(String name) {
    if (!has(name)) {
      wrong(name, "is missing");
      return "";
    }
    var text = optionalText(name);
    return text == null ? "" : text;
  }

  @Nullable String optionalText(String name) {
    if (!has(name)) {
      return null;
    }
    var value = object.get(name);
    if (!value.isString() || !isPlain(value.stringValue())) {
      wrong(name, "must be a text of 1 to " + MAX_TEXT + " printable characters");
      return null;
    }
    return value.stringValue();
  }

  /** A text of a given shape; what it is called says what it must be. */
  String text(String name, Predicate<String> shape, String called) {
    var text = text(name);
    if (!text.isEmpty() && !shape.test(text)) {
      wrong(name, "must be " + called);
    }
    return text;
  }

  /** One of the values, null where it is none of them. */
  <E> @Nullable E oneOf(String name, E[] values, Function<E, String> code) {
    var text = text(name);
    for (var value : values) {
      if (code.apply(value).equals(text)) {
        return value;
      }
    }
    if (!text.isEmpty()) {
      var known = Arrays.stream(values).map(code).collect(Collectors.joining(", "));
      wrong(name, "must be one of " + known);
    }
    return null;
  }

  long amount(String name) {
    return integer(name, 1, MAX_AMOUNT);
  }

  @Nullable Long optionalAmount(String name) {
    return has(name) ? amount(name) : null;
  }

  long integer(String name, long least, long most) {
    var value = object.get(name);
    if (value == null || !value.isIntegralNumber() || !value.canConvertToLong()) {
      wrong(name, "must be an integer");
      return least;
    }
    if (value.longValue() < least || value.longValue() > most) {
      wrong(name, "must be from " + least + " to " + most);
      return least;
    }
    return value.longValue();
  }

  boolean bool(String name, boolean otherwise) {
    if (!has(name)) {
      return otherwise;
    }
    if (!object.get(name).isBoolean()) {
      wrong(name, "must be true or false");
      return otherwise;
    }
    return object.get(name).booleanValue();
  }

  Duration duration(String name, Duration longest) {
    try {
      var duration = Duration.parse(text(name));
      if (!duration.isNegative() && duration.compareTo(longest) <= 0) {
        return duration;
      }
    } catch (DateTimeParseException unreadable) {
      // said below, together with what is out of bounds
    }
    wrong(name, "must be an ISO 8601 duration from PT0S to " + longest);
    return Duration.ZERO;
  }

  /** The object of that name, an empty one where it is missing. */
  Fields object(String name) {
    var value = object.path(name);
    if (has(name) && !value.isObject()) {
      wrong(name, "must be an object");
    }
    return new Fields(value, path + name + ".", errors);
  }

  void refuseOthers(Set<String> known) {
    for (var name : object.propertyNames()) {
      if (!known.contains(name)) {
        wrong(
            name,
            "is not known here; known are " + String.join(", ", known.stream().sorted().toList()));
      }
    }
  }

  /** Says everything that was wrong. */
  void check() {
    if (!errors.isEmpty()) {
      throw new InvalidRequest(errors);
    }
  }

  private static boolean isPlain(String text) {
    return !text.isBlank()
        && text.length() <= MAX_TEXT
        && text.chars().noneMatch(Character::isISOControl);
  }
}
