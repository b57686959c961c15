package dev.acquit.gateway.http;

import dev.acquit.gateway.http.Problem.FieldError;
import dev.acquit.gateway.money.CardNumbers;
import dev.acquit.gateway.money.Names;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong, so that the caller hears all of it at once. */
final class Errors {

  private static final int MOST_TOLD = 50;
  private static final int LONGEST_POINTER = 200;
  private static final Pattern FOUR_DIGIT_YEAR = Pattern.compile("[0-9]{4}-");

  private final List<FieldError> found = new ArrayList<>();

  void add(String pointer, String code, String detail) {
    if (found.size() < MOST_TOLD) {
      var shown =
          pointer.length() > LONGEST_POINTER ? pointer.substring(0, LONGEST_POINTER) : pointer;
      found.add(new FieldError(CardNumbers.mask(shown), code, detail));
    }
  }

  /** What makes a text unfit wherever it stands. */
  void checkText(String pointer, String text, int maxLength) {
    if (text.length() > maxLength) {
      add(pointer, "too_long", "At most " + maxLength + " characters");
      return; // what is refused anyway is not looked into
    }
    if (text.indexOf('\0') >= 0) {
      add(pointer, "invalid_character", "U+0000 is not allowed");
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      add(pointer, "invalid_character", "Half of a surrogate pair is not a character");
    }
    if (CardNumbers.foundIn(text)) {
      add(pointer, "card_number", "A card number does not belong here");
    }
  }

  /** RFC 3339, in any offset; its years have four digits, also where Java's may have more. */
  @Nullable Instant instant(String pointer, String text) {
    try {
      if (FOUR_DIGIT_YEAR.matcher(text).lookingAt()) {
        return OffsetDateTime.parse(text).toInstant();
      }
    } catch (DateTimeException unreadable) {
      // told below
    }
    add(pointer, "invalid_format", "An RFC 3339 time, such as 2026-11-21T15:00:00Z");
    return null;
  }

  /** Whether it is an address as it is written; nothing is resolved. */
  static boolean isAddress(String text) {
    try {
      return (text.contains(":") || text.matches("\\d+(\\.\\d+){3}"))
          && InetAddress.ofLiteral(text) != null;
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
  }

  /**
   * Reads a choice by its lower-case name; {@code fallback} where nothing was said or it is wrong.
   */
  <E extends Enum<E>> @Nullable E choice(
      String pointer, @Nullable String said, Class<E> type, @Nullable E fallback) {
    if (said == null) {
      return fallback;
    }
    for (var constant : type.getEnumConstants()) {
      if (Names.of(constant).equals(said)) {
        return constant;
      }
    }
    add(pointer, "invalid_choice", "One of " + String.join(", ", Names.all(type)));
    return fallback;
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      throw Problem.fields(found);
    }
  }
}
