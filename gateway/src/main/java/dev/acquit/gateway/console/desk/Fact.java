package dev.acquit.gateway.console.desk;

import dev.acquit.gateway.console.view.Wording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is known.
 *
 * @param code whether it is for machines: an id, a reference, a code
 */
record Fact(String label, String value, boolean code) {

  /** Gathers those that are known. */
  static final class Facts {

    private final Wording words;
    private final List<Fact> found = new ArrayList<>();

    Facts(Wording words) {
      this.words = words;
    }

    Facts text(String label, @Nullable String value) {
      return add(label, value, false);
    }

    Facts code(String label, @Nullable String value) {
      return add(label, value, true);
    }

    Facts time(String label, @Nullable Instant at) {
      return add(label, at == null ? null : words.at(at), false);
    }

    private Facts add(String label, @Nullable String value, boolean code) {
      if (value != null && !value.isEmpty()) {
        found.add(new Fact(words.of("fact." + label), value, code));
      }
      return this;
    }

    List<Fact> list() {
      return List.copyOf(found);
    }
  }
}
