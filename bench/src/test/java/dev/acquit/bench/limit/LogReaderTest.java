package dev.acquit.bench.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LogReaderTest {

  private final LogReader reader = new LogReader();

  @Test
  void aStatementIsToldWithItsValuesAndTypes() {
    reader.read(
        """
        {"pid":7,"message":"parse tree:","detail":"{PARAM :paramkind 0 :paramid 2 \\n   :paramtype 25 } \
        {PARAM :paramid 1 :paramtype 2950 } {PARAM :paramid 2 :paramtype 25 }"}\
        """);
    reader.read(
        """
        {"pid":7,"message":"execute S_1: SELECT $1, $2","detail":"parameters: $1 = 'it''s, $2 = ''', $2 = NULL"}\
        """);
    reader.read("{\"pid\":7,\"mess");

    assertThat(reader.executed()).hasSize(1);
    var logged = reader.executed().getFirst();
    assertThat(logged.sql()).isEqualTo("SELECT $1, $2");
    assertThat(logged.types()).containsExactly(2950, 25);
    assertThat(logged.parameters()).containsExactly("it's, $2 = '", null);
  }

  /** A session prepares a statement once. */
  @Test
  void itsTypesAreRemembered() {
    reader.read("{\"pid\":7,\"message\":\"parse tree:\",\"detail\":\":paramid 1 :paramtype 25\"}");
    for (int time = 0; time < 2; time++) {
      reader.read(
          "{\"pid\":7,\"message\":\"execute S_1: SELECT $1\",\"detail\":\"Parameters: $1 = 'a'\"}");
    }
    reader.read(
        "{\"pid\":8,\"message\":\"execute S_9: SELECT $1\",\"detail\":\"parameters: $1 = 'b'\"}");

    assertThat(reader.executed()).hasSize(3).allMatch(one -> one.types().equals(List.of(25)));
  }
}
