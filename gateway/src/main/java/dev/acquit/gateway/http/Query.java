package dev.acquit.gateway.http;

import dev.acquit.gateway.money.IdKind;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.server.ServerRequest;

/** Reads a query string strictly; {@link #verify} throws every error at once. */
public final class Query {

  private static final int MAX_LIMIT = 100;
  private static final int DEFAULT_LIMIT = 20;
  private static final int MAX_TEXT = 255;
  private static final Pattern DAY = Pattern.compile("(?:19|20|21)\\d\\d-\\d\\d-\\d\\d");

  private final MultiValueMap<String, String> parameters;
  private final Errors errors = new Errors();
  private final Set<String> known = new HashSet<>();

  private Query(MultiValueMap<String, String> parameters) {
    this.parameters = parameters;
  }

  public static Query of(ServerRequest request) {
    return new Query(request.queryParams());
  }

  /** The same of a page's form: what was left empty is not there. */
  public static Query filledIn(ServerRequest request) {
    var filled = new LinkedMultiValueMap<String, String>();
    request
        .queryParams()
        .forEach((name, values) ->
            values.stream()
                .filter(value -> value != null && !value.isEmpty())
                .forEach(value -> filled.add(name, value)));
    return new Query(filled);
  }

  public @Nullable String text(String name) {
    var text = raw(name);
    if (text != null) {
      errors.checkText(name, text, MAX_TEXT);
    }
    return text;
  }

  /** One of those words. */
  public @Nullable String choice(String name, Set<String> words) {
    var text = raw(name);
    if (text != null && !words.contains(text)) {
      errors.add(name, "invalid_choice", "One of those that the API's document names");
    }
    return text;
  }

  /** A text that is written so. */
  public @Nullable String matching(String name, Pattern form, String detail) {
    var text = raw(name);
    if (text != null && !form.matcher(text).matches()) {
      errors.add(name, "invalid_format", detail);
    }
    return text;
  }

  /** A whole number. */
  public @Nullable Integer number(String name, int min, int max) {
    var text = raw(name);
    if (text == null) {
      return null;
    }
    if (text.matches("[0-9]{1,9}") && Integer.parseInt(text) >= min) {
      return Math.min(Integer.parseInt(text), max);
    }
    errors.add(name, "out_of_range", "From " + min + " to " + max);
    return min;
  }

  public <E extends Enum<E>> @Nullable E choice(String name, Class<E> type) {
    return errors.choice(name, raw(name), type, null);
  }

  /** RFC 3339, in any offset. */
  public @Nullable Instant instant(String name) {
    var text = raw(name);
    return text == null ? null : errors.instant(name, text);
  }

  /** A day, as a page's form has it; of a year that somebody pays in. */
  public @Nullable LocalDate date(String name) {
    var text = raw(name);
    if (text == null) {
      return null;
    }
    try {
      if (DAY.matcher(text).matches()) {
        return LocalDate.parse(text);
      }
    } catch (DateTimeException unreadable) {
      // told below
    }
    errors.add(name, "invalid_format", "A day, such as 2026-11-21");
    return null;
  }

  /** The page that is asked for: {@code limit} and {@code cursor}. */
  public Page page(IdKind kind) {
    return new Page(limit(), cursor(kind));
  }

  /** The page of a list whose cursor is a position. */
  public Positions positions() {
    var text = raw("cursor");
    if (text != null && !text.matches("[0-9]{1,9}")) {
      errors.add("cursor", "invalid_format", "The next_cursor of an earlier page");
      return new Positions(limit(), 0);
    }
    return new Positions(limit(), text == null ? 0 : Integer.parseInt(text));
  }

  /**
   * Throws the {@link Problem} with all the errors; parameters that nobody asked for are errors.
   */
  public void verify() {
    for (var name : parameters.keySet()) {
      if (!known.contains(name)) {
        errors.add(name, "unknown_parameter", "There is no such parameter");
      }
    }
    errors.throwIfAny();
  }

  private int limit() {
    var text = raw("limit");
    if (text == null) {
      return DEFAULT_LIMIT;
    }
    if (text.matches("[1-9][0-9]{0,2}") && Integer.parseInt(text) <= MAX_LIMIT) {
      return Integer.parseInt(text);
    }
    errors.add("limit", "out_of_range", "From 1 to " + MAX_LIMIT);
    return DEFAULT_LIMIT;
  }

  /** An id of that kind. */
  public @Nullable UUID id(String name, IdKind kind) {
    var text = raw(name);
    var id = text == null ? null : kind.parse(text).orElse(null);
    if (text != null && id == null) {
      errors.add(name, "invalid_format", "An id that begins with " + kind.prefix());
    }
    return id;
  }

  /** An id of any of those kinds. */
  public @Nullable UUID id(String name, Collection<IdKind> kinds) {
    var text = raw(name);
    var id =
        text == null
            ? null
            : kinds.stream().flatMap(kind -> kind.parse(text).stream()).findFirst().orElse(null);
    if (text != null && id == null) {
      errors.add(name, "invalid_format", "An id as the API shows it");
    }
    return id;
  }

  private @Nullable UUID cursor(IdKind kind) {
    var text = raw("cursor");
    var id = text == null ? null : kind.parse(text).orElse(null);
    if (text != null && id == null) {
      errors.add("cursor", "invalid_format", "The next_cursor of an earlier page");
    }
    return id;
  }

  private @Nullable String raw(String name) {
    known.add(name);
    var values = parameters.get(name);
    if (values != null && values.size() > 1) {
      errors.add(name, "repeated", "Once at most");
    }
    return values == null || values.isEmpty() ? null : values.getFirst();
  }

  /**
   * One page of a list, in its own order.
   *
   * @param after the last position of the page before
   */
  public record Positions(int limit, int after) {}

  /**
   * One page of a list, newest first.
   *
   * @param after the last id of the page before
   */
  public record Page(int limit, @Nullable UUID after) {}
}
