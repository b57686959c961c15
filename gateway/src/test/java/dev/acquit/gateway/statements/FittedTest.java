package dev.acquit.gateway.statements;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FittedTest {

  @Test
  void whatIsLeftIsNumberedWithoutGaps() {
    var fitted = Fitted.of("UPDATE t SET a = $12, b = $3 WHERE c = $7 AND d = $3");

    assertThat(fitted.text()).isEqualTo("UPDATE t SET a = $3, b = $1 WHERE c = $2 AND d = $1");
    assertThat(fitted.numbers()).containsExactly(3, 7, 12);
  }

  @Test
  void aWholeStaysAsItIs() {
    var whole = "SELECT $1, $2::text, $3";

    assertThat(Fitted.of(whole).text()).isEqualTo(whole);
  }

  @Test
  void itTakesOnlyItsOwnParameters() {
    var whole = Args.of("one", "two").maybe(null, String.class).and("four");

    var some = Fitted.of("SELECT $4, $3, $1").args(whole);

    assertThat(some.is(1, "one")).isTrue();
    assertThat(some.has(2)).isFalse();
    assertThat(some.is(3, "four")).isTrue();
  }
}
