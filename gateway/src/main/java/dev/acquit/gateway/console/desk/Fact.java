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
 * @param name what people call it; null where they do not
 * @param href its page; null where it has none, or they may not see it
 */
public record Fact(
    String label, String value, boolean code, @Nullable String name, @Nullable String href) {

  /** Gathers those that are known. */
  public static final class Facts {

    private final Wording words;
    private final List<Fact> found = new ArrayList<>();

    public Facts(Wording words) {
      this.words = words;
    }

    public Facts text(String label, @Nullable String value) {
      return add(label, value, false, null, null);
    }

    public Facts code(String label, @Nullable String value) {
      return add(label, value, true, null, null);
    }

    /** What people call by another name than its id. */
    public Facts named(String label, String name, String id) {
      return add(label, id, true, name.isEmpty() ? null : name, null);
    }

    /** What has a page of its own. */
    public Facts link(String label, @Nullable String value, @Nullable String href) {
      return add(label, value, true, null, href);
    }

    /** To the second: it is compared with others. */
    public Facts time(String label, @Nullable Instant at) {
      return add(label, at == null ? null : words.exactly(at), false, null, null);
    }

    private Facts add(
        String label,
        @Nullable String value,
        boolean code,
        @Nullable String name,
        @Nullable String href) {
      if (value != null && !value.isEmpty()) {
        found.add(new Fact(words.of("fact." + label), value, code, name, href));
      }
      return this;
    }

    public List<Fact> list() {
      return List.copyOf(found);
    }
  }
}
