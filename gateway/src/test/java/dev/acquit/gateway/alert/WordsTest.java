package dev.acquit.gateway.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.action.NextStep;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.payment.Cause;
import dev.acquit.gateway.payment.Terms.Purpose;
import dev.acquit.processor.Rail;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each language has a word for everything. */
class WordsTest {

  static Stream<Locale> locales() {
    return Stream.of(Locale.CANADA, Locale.CANADA_FRENCH);
  }

  @ParameterizedTest
  @MethodSource("locales")
  void namesAllThatAMailMayTell(Locale locale) {
    var words = new Words(locale);
    for (var cause : Cause.values()) {
      assertThat(words.of("cause." + Names.of(cause))).isNotEmpty();
    }
    for (var purpose : Purpose.values()) {
      assertThat(words.of("purpose." + Names.of(purpose))).isNotEmpty();
    }
    for (var rail : Rail.values()) {
      assertThat(words.of("rail." + Names.of(rail))).isNotEmpty();
    }
    for (var step : NextStep.values()) {
      assertThat(words.step(step)).isNotEmpty();
    }
    assertThat(words.of("test", "x")).contains("x");
    assertThat(words.of("more", 3)).contains("3");
    assertThat(words.of("why")).isNotEmpty();
  }

  @Test
  void countsAsPeopleDo() {
    var english = new Words(Locale.CANADA);
    var french = new Words(Locale.CANADA_FRENCH);
    assertThat(english.of("subject", "Camp", 1)).isEqualTo("Camp: an item needs you");
    assertThat(english.of("subject", "Camp", 2)).isEqualTo("Camp: 2 items need you");
    assertThat(french.of("subject", "Camp", 1)).isEqualTo("Camp : un élément vous attend");
    assertThat(french.of("subject", "Camp", 2)).isEqualTo("Camp : 2 éléments vous attendent");
  }
}
