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
 * @param href its page; null where it has none, or they may not see it
 */
public record Fact(String label, String value, boolean code, @Nullable String href) {

  /** Gathers those that are known. */
  public static final class Facts {

    private final Wording words;
    private final List<Fact> found = new ArrayList<>();

    public Facts(Wording words) {
      this.words = words;
    }

    public Facts text(String label, @Nullable String value) {
      return add(label, value, false, null);
    }

    public Facts code(String label, @Nullable String value) {
      return add(label, value, true, null);
    }

    /** What has a page of its own. */
    public Facts link(String label, @Nullable String value, @Nullable String href) {
      return add(label, value, true, href);
    }

    public Facts time(String label, @Nullable Instant at) {
      return add(label, at == null ? null : words.at(at), false, null);
    }

    private Facts add(String label, @Nullable String value, boolean code, @Nullable String href) {
      if (value != null && !value.isEmpty()) {
        found.add(new Fact(words.of("fact." + label), value, code, href));
      }
      return this;
    }

    public List<Fact> list() {
      return List.copyOf(found);
    }
  }
}
