package dev.acquit.gateway.statements;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A statement's name says what it does to which tables. */
class SummaryTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SELECT a FROM payment WHERE b = $1                      | SELECT payment
          SELECT 1                                                | SELECT
          WITH a AS (UPDATE token SET b = 1 RETURNING c) INSERT INTO payment SELECT c FROM a | UPDATE token INSERT payment
          INSERT INTO work (a) VALUES ($1) ON CONFLICT (a) DO UPDATE SET a = 1 | INSERT work
          SELECT a FROM work FOR UPDATE SKIP LOCKED               | SELECT work
          SELECT a FROM work FOR NO KEY UPDATE SKIP LOCKED        | SELECT work
          delete from vault.code where a < $1                     | DELETE vault.code
          """)
  void isMadeOfWhatItWrites(String sql, String name) {
    assertThat(Summary.name(sql)).isEqualTo(name);
  }
}
