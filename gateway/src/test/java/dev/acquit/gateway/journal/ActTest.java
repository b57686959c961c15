package dev.acquit.gateway.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An entry tells what changed, and nothing else. */
class ActTest {

  private static final Actor SOMEBODY = Actor.system("test");

  @Test
  void fieldsThatStayTheSameAreLeftOut() {
    var act = act(Map.of("name", "A", "on", true, "list", "[1]"), Map.of("name", "B", "on", true));
    assertThat(text(act.before())).isEqualTo("{\"list\":\"[1]\",\"name\":\"A\"}");
    assertThat(text(act.after())).isEqualTo("{\"name\":\"B\"}");
  }

  @Test
  void whatIsNewIsToldWhole() {
    var act = act(null, Map.of("name", "B", "on", true));
    assertThat(act.before()).isNull();
    assertThat(text(act.after())).isEqualTo("{\"name\":\"B\",\"on\":true}");
  }

  @Test
  void aDocumentsBytesWillDo() {
    var act = act("{\"a\":1,\"b\":2}".getBytes(UTF_8), "{\"a\":1,\"b\":3}".getBytes(UTF_8));
    assertThat(text(act.before())).isEqualTo("{\"b\":2}");
    assertThat(text(act.after())).isEqualTo("{\"b\":3}");
  }

  private static Act act(@Nullable Object before, @Nullable Object after) {
    return Act.of(SOMEBODY, null, "thing.updated", "thing", before, after);
  }

  private static String text(byte @Nullable [] document) {
    return new String(Objects.requireNonNull(document), UTF_8);
  }
}
