package dev.acquit.gateway.http;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a JSON object strictly and collects every error on the way; {@link #verify} throws them
 * all. What a method returns after an error is a placeholder that no one gets to see.
 */
public final class Fields {

  private static final int LONGEST_IP = 45;

  private final ObjectNode object;
  private final String at;
  private final Errors errors;
  private final Set<String> known = new HashSet<>();

  private Fields(ObjectNode object, String at, Errors errors) {
    this.object = object;
    this.at = at;
    this.errors = errors;
  }

  public static Fields of(ObjectNode object) {
    return new Fields(object, "", new Errors());
  }

  /** A text that has to be there. */
  public String text(String name, int maxLength) {
    var text = optionalText(name, maxLength);
    return text == null ? required(name, "") : text;
  }

  /** A text that may be missing or null. An empty one is not one. */
  public @Nullable String optionalText(String name, int maxLength) {
    var text = string(name);
    if (text != null) {
      errors.checkText(pointer(name), text, maxLength);
    }
    return text;
  }

  /**
   * A text that is secret: of {@code minLength} to {@code maxLength} digits, and never quoted in an
   * error.
   */
  public @Nullable String digits(String name, int minLength, int maxLength) {
    var text = string(name);
    if (text != null && !text.matches("[0-9]{" + minLength + "," + maxLength + "}")) {
      var length = minLength == maxLength ? "" + minLength : minLength + " to " + maxLength;
      reject(name, "invalid_format", length + " digits");
    }
    return text;
  }

  /** A whole number that has to be there. */
  public long integer(String name, long min, long max) {
    var number = optionalInteger(name, min, max);
    return number == null ? required(name, min) : number;
  }

  /** A whole number, written as one: {@code 1.5}, {@code "12"} and {@code 1e9} are not. */
  public @Nullable Long optionalInteger(String name, long min, long max) {
    var node = node(name);
    if (node == null) {
      return null;
    }
    if (!node.isIntegralNumber()) {
      reject(name, "invalid_type", "A JSON integer");
      return min;
    }
    if (!node.canConvertToLong() || node.longValue() < min || node.longValue() > max) {
      reject(name, "out_of_range", "From " + min + " to " + max);
      return min;
    }
    return node.longValue();
  }

  /** An RFC 3339 time that has to be there. */
  public Instant instant(String name) {
    var text = string(name);
    var read = text == null || text.isEmpty() ? null : errors.instant(pointer(name), text);
    return text == null ? required(name, Instant.EPOCH) : read == null ? Instant.EPOCH : read;
  }

  /** An IPv4 or IPv6 address; nothing is resolved. */
  public @Nullable String ip(String name) {
    var ip = optionalText(name, LONGEST_IP);
    if (ip != null && !ip.isEmpty() && !Errors.isAddress(ip)) {
      reject(name, "invalid_format", "An IPv4 or IPv6 address");
    }
    return ip;
  }

  /** Whether true or false stands there, where something else may. */
  public boolean isFlag(String name) {
    return object.path(name).isBoolean();
  }

  public boolean flag(String name, boolean fallback) {
    var node = node(name);
    if (node != null && !node.isBoolean()) {
      reject(name, "invalid_type", "true or false");
    }
    return node == null ? fallback : node.asBoolean(fallback);
  }

  /** One of a type's constants, or {@code fallback} where nothing is said. */
  @SuppressWarnings("NullAway") // a non-null fallback comes back non-null
  public <E extends Enum<E>> E choice(String name, Class<E> type, E fallback) {
    return errors.choice(pointer(name), string(name), type, fallback);
  }

  /** An object that has to be there. */
  public Fields object(String name) {
    return optionalObject(name).orElseGet(() -> required(name, placeholder(pointer(name))));
  }

  public Optional<Fields> optionalObject(String name) {
    return Optional.ofNullable(node(name)).map(node -> nested(node, pointer(name)));
  }

  /** The objects of an array, in their order; each that is none is an error at its index. */
  public List<Fields> objects(String name) {
    var found = new ArrayList<Fields>();
    for (var item : items(name, "An array of objects")) {
      found.add(nested(item, pointer(name) + "/" + found.size()));
    }
    return found;
  }

  /** A flat object of texts, such as metadata. */
  public Map<String, String> texts(String name, int maxEntries, int maxKey, int maxValue) {
    var texts = new LinkedHashMap<String, String>();
    optionalObject(name)
        .ifPresent(nested -> {
          if (nested.object.size() > maxEntries) {
            reject(name, "too_many", "At most " + maxEntries + " entries");
          }
          for (var key : nested.object.propertyNames()) {
            errors.checkText(nested.pointer(key), key, maxKey);
            texts.put(key, nested.text(key, maxValue));
          }
        });
    return Map.copyOf(texts);
  }

  /** The texts of an array, in their order; each that is none is an error at its index. */
  public List<String> list(String name) {
    var found = new ArrayList<String>();
    for (var item : items(name, "An array of strings")) {
      if (!item.isString()) {
        reject(name, "" + found.size(), "invalid_type", "A string");
      }
      found.add(item.isString() ? item.stringValue() : "");
    }
    return found;
  }

  public boolean has(String name) {
    return node(name) != null;
  }

  /** Says that a field is wrong. */
  public void reject(String name, String code, String detail) {
    errors.add(pointer(name), code, detail);
  }

  /** Says that an entry of a flat object is wrong. */
  public void reject(String name, String entry, String code, String detail) {
    errors.add(pointer(name) + "/" + escaped(entry), code, detail);
  }

  /** Ends this object: fields that nobody asked for are errors. */
  public void close() {
    for (var name : object.propertyNames()) {
      if (!known.contains(name)) {
        errors.add(pointer(name), "unknown_field", "There is no such field");
      }
    }
  }

  /** Ends the body: throws the {@link Problem} with all the errors, if there are any. */
  public void verify() {
    close();
    errors.throwIfAny();
  }

  private Iterable<JsonNode> items(String name, String what) {
    var node = node(name);
    if (node != null && !node.isArray()) {
      reject(name, "invalid_type", what);
    }
    return node != null && node.isArray() ? node : Json.MAPPER.createArrayNode();
  }

  private Fields nested(JsonNode node, String place) {
    if (node instanceof ObjectNode found) {
      return new Fields(found, place, errors);
    }
    errors.add(place, "invalid_type", "An object");
    return placeholder(place);
  }

  private static Fields placeholder(String place) {
    return new Fields(Json.MAPPER.createObjectNode(), place, new Errors());
  }

  private <T> T required(String name, T placeholder) {
    reject(name, "required", "Required");
    return placeholder;
  }

  private @Nullable String string(String name) {
    var node = node(name);
    if (node == null) {
      return null;
    }
    if (!node.isString() || node.stringValue().isEmpty()) {
      reject(name, "invalid_type", "A string that is not empty");
      return "";
    }
    return node.stringValue();
  }

  private @Nullable JsonNode node(String name) {
    known.add(name);
    var node = object.get(name);
    return node == null || node.isNull() ? null : node;
  }

  private String pointer(String name) {
    return at + "/" + escaped(name);
  }

  /** As a JSON pointer has it (RFC 6901). */
  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
