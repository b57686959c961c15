package dev.acquit.simulator.http;

import java.util.List;
import java.util.stream.Collectors;

/** A request that cannot be used, with everything that is wrong with it. */
final class InvalidRequest extends RuntimeException {

  private final transient List<Wrong> errors;

  InvalidRequest(List<Wrong> errors) {
    super(
        errors.stream()
            .map(wrong -> wrong.field() + " " + wrong.message())
            .collect(Collectors.joining("; ")),
        null,
        false,
        false);
    this.errors = List.copyOf(errors);
  }

  InvalidRequest(String field, String message) {
    this(List.of(new Wrong(field, message)));
  }

  List<Wrong> errors() {
    return errors;
  }

  /** One thing that is wrong. */
  record Wrong(String field, String message) {}
}
