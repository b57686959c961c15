package dev.acquit.gateway.console.web;

import dev.acquit.gateway.console.view.Wording;
import dev.acquit.gateway.http.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What is wrong with a form, field by field, in words. */
public final class Told {

  private Told() {}

  /** By the name of the field; the first that is wrong with each. */
  public static Map<String, String> of(Problem problem, Wording words) {
    return problem.errors().stream()
        .collect(
            Collectors.toMap(
                error -> error.pointer().replaceFirst("^/", ""),
                error -> words.told("error", error.code()),
                (first, _) -> first,
                LinkedHashMap::new));
  }
}
