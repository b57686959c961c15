package dev.acquit.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.payment.Routable;
import dev.acquit.gateway.payment.Trait;
import dev.acquit.gateway.routing.When.AmountRange;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each condition by itself, at its edges. */
class WhenTest {

  private static final ZoneId MONTREAL = ZoneId.of("America/Toronto");

  @ParameterizedTest
  @EnumSource
  void aTraitIsOneOfTheWords(Trait trait) {
    var words = trait.words();
    var when = when(Map.of(trait, List.of(words.get(0), words.get(1))));

    assertThat(misses(when, Charges.with(trait, words.get(0)))).isEmpty();
    assertThat(misses(when, Charges.with(trait, words.get(1)))).isEmpty();
    assertThat(misses(when, Charges.with(trait, words.get(2 % words.size()))).isEmpty())
        .isEqualTo(words.size() == 2);
  }

  @Test
  void whatIsNotKnownMeetsNoCondition() {
    var unknown = Charges.of(Map.of(Trait.RAIL, "card"), 100, "CAD", Charges.AT);

    assertThat(misses(when(Map.of(Trait.BRAND, List.of("visa"))), unknown))
        .containsExactly("brand");
    assertThat(misses(when(Map.of()), unknown)).isEmpty();
  }

  @Test
  void everyConditionThatIsNotMetIsTold() {
    var when =
        new When(
            Map.of(Trait.RAIL, List.of("ach"), Trait.INITIATOR, List.of("merchant")),
            List.of("USD"),
            new AmountRange("USD", null, 1L),
            List.of("US"),
            new TimeWindow(List.of(DayOfWeek.SUNDAY), 0, TimeWindow.DAY, MONTREAL));

    assertThat(misses(when, Charges.usual()))
        .containsExactly("rail", "initiator", "currency", "amount", "bin_country", "time");
  }

  @ParameterizedTest
  @CsvSource({
    "100,,99,false",
    "100,,100,true",
    ",100,100,true",
    ",100,101,false",
    "100,200,150,true",
    "100,100,100,true",
    "0,,0,true",
  })
  void bothEndsOfAnAmountAreIncluded(
      @Nullable Long from, @Nullable Long to, long amount, boolean met) {
    var when = when(new AmountRange("CAD", from, to));

    assertThat(misses(when, Charges.of(amount, "CAD")).isEmpty()).isEqualTo(met);
    assertThat(misses(when, Charges.of(amount, "USD"))).containsExactly("amount");
  }

  @Test
  void theCountryIsThatOfTheCard() {
    var when = new When(Map.of(), List.of(), null, List.of("CA", "FR"), null);

    assertThat(when.misses(Charges.usual(), "FR")).isEmpty();
    assertThat(when.misses(Charges.usual(), "US")).containsExactly("bin_country");
    assertThat(when.misses(Charges.usual(), null)).containsExactly("bin_country");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T13:59:00Z,false", // Monday 08:59 in Montreal
    "2026-11-23T14:00:00Z,true",
    "2026-11-23T21:59:59Z,true",
    "2026-11-23T22:00:00Z,false",
    "2026-11-24T15:00:00Z,false", // Tuesday
    "2026-07-06T13:00:00Z,true", // an hour earlier in summer
  })
  void hoursGoByTheClocksOfTheirZone(String at, boolean met) {
    var window = new TimeWindow(List.of(DayOfWeek.MONDAY), 9 * 60, 17 * 60, MONTREAL);

    assertThat(misses(when(window), Charges.at(at)).isEmpty()).isEqualTo(met);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-28T22:00:00Z,true", // Saturday
    "2026-11-29T05:59:00Z,true", // Sunday morning belongs to it
    "2026-11-29T06:00:00Z,false",
    "2026-11-29T22:00:00Z,false", // Sunday night does not
    "2026-11-28T05:00:00Z,false",
  })
  void aNightBelongsToTheDayOnWhichItBegins(String at, boolean met) {
    var window = new TimeWindow(List.of(DayOfWeek.SATURDAY), 22 * 60, 6 * 60, ZoneId.of("UTC"));

    assertThat(misses(when(window), Charges.at(at)).isEmpty()).isEqualTo(met);
  }

  private static List<String> misses(When when, Routable charge) {
    return when.misses(charge, null);
  }

  private static When when(Map<Trait, List<String>> traits) {
    return new When(traits, List.of(), null, List.of(), null);
  }

  private static When when(AmountRange amount) {
    return new When(Map.of(), List.of(), amount, List.of(), null);
  }

  private static When when(TimeWindow time) {
    return new When(Map.of(), List.of(), null, List.of(), time);
  }
}
