package dev.acquit.gateway.routing.web;

import dev.acquit.gateway.http.Fields;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;

/** Lists of words, each of which stands there once. */
final class Words {

  private static final int MOST = 50;

  private Words() {}

  /** Some of those words; empty where the field is not there. */
  static List<String> of(Fields fields, String name, Collection<String> known) {
    return of(fields, name, known::contains, "One of " + String.join(", ", known));
  }

  /** Words of which each is as {@code detail} says. */
  static List<String> of(Fields fields, String name, Predicate<String> known, String detail) {
    var words = any(fields, name, known, detail);
    if (fields.has(name) && words.isEmpty()) {
      fields.reject(name, "required", "At least one, or not the field");
    }
    return words;
  }

  /** The same, where none at all makes sense, too. */
  static List<String> any(Fields fields, String name, Predicate<String> known, String detail) {
    var words = fields.list(name);
    if (words.size() > MOST) {
      fields.reject(name, "too_many", "At most " + MOST + " entries");
    }
    var seen = new HashSet<String>();
    for (int at = 0; at < words.size(); at++) {
      if (!known.test(words.get(at))) {
        fields.reject(name, "" + at, "invalid_choice", detail);
      } else if (!seen.add(words.get(at))) {
        fields.reject(name, "" + at, "repeated", "Once at most");
      }
    }
    return words;
  }
}
