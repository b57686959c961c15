package dev.acquit.bench.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.bench.limit.Part.Form;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {

  @Test
  void eachParameterIsCastWhereverItStands() {
    var template =
        new Template(
            "SELECT $1, $2, $1",
            List.of(new Part.Same("a"), new Part.Null()),
            List.of("text", "uuid"));

    assertThat(template.written((part, at) -> part instanceof Part.Null ? "NULL" : ":p" + at))
        .isEqualTo("SELECT :p0::text, NULL::uuid, :p0::text");
  }

  @Test
  void twoIdsOfAnArrayAreTwo() {
    assertThat(Template.sql(new Part.Fresh(8, Form.UUIDS, 2), ":c", ":n", ":m"))
        .isEqualTo(
            "ARRAY[bench.fresh(8, :c::bigint, :n::bigint), bench.fresh(9, :c::bigint,"
                + " :n::bigint)]");
  }

  @ParameterizedTest
  @CsvSource({
    "019b76da-a800-7000-8000-00000000b0ea, UUID",
    "'{019b76da-a800-7000-8000-00000000b0ea,019b76da-a800-7000-8000-00000000d0e7}', UUIDS",
    "\\x000102030405060708090a0b0c0d0e0f, DIGEST",
    "\\x00010203,",
    "A0123456789ABCDEF, TEXT",
    "ch_A0123456789ABCDEF, TEXT",
    "2026-01-01 00:00:00+00,",
  })
  void whatDiffersIsFreshWhereItMayBeAKey(String value, Form form) {
    assertThat(TwoCommits.form(value)).isEqualTo(form);
  }
}
