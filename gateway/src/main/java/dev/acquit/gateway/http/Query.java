package dev.acquit.gateway.http;

import dev.acquit.gateway.money.IdKind;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.server.ServerRequest;

/** Reads a query string strictly; {@link #verify} throws every error at once. */
public final class Query {

  private static final int MAX_LIMIT = 100;
  private static final int DEFAULT_LIMIT = 20;
  private static final int MAX_TEXT = 255;
  private static final Pattern FOUR_DIGIT_YEAR = Pattern.compile("[0-9]{4}-");

  private final MultiValueMap<String, String> parameters;
  private final Errors errors = new Errors();
  private final Set<String> known = new HashSet<>();

  private Query(MultiValueMap<String, String> parameters) {
    this.parameters = parameters;
  }

  public static Query of(ServerRequest request) {
    return new Query(request.queryParams());
  }

  public @Nullable String text(String name) {
    var text = raw(name);
    if (text != null) {
      errors.checkText(name, text, MAX_TEXT);
    }
    return text;
  }

  public <E extends Enum<E>> @Nullable E choice(String name, Class<E> type) {
    return errors.choice(name, raw(name), type, null);
  }

  /** RFC 3339, in any offset; its years have four digits, also where Java's may have more. */
  public @Nullable Instant instant(String name) {
    var text = raw(name);
    try {
      if (text == null || FOUR_DIGIT_YEAR.matcher(text).lookingAt()) {
        return text == null ? null : OffsetDateTime.parse(text).toInstant();
      }
    } catch (DateTimeException unreadable) {
      // told below
    }
    errors.add(name, "invalid_format", "An RFC 3339 time, such as 2026-11-21T15:00:00Z");
    return null;
  }

  /** The page that is asked for: {@code limit} and {@code cursor}. */
  public Page page(IdKind kind) {
    return new Page(limit(), cursor(kind));
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
   * One page of a list, newest first.
   *
   * @param after the last id of the page before
   */
  public record Page(int limit, @Nullable UUID after) {}
}
