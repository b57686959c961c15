package dev.acquit.gateway.payment.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.payment.Samples;
import dev.acquit.gateway.payment.sql.SettlingText.Part;
import dev.acquit.gateway.statements.Sql;
import dev.acquit.gateway.support.GatewayTest;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** Every choice of parts is a statement that PostgreSQL knows how to run. */
@GatewayTest
class SettlingTextIT {

  private static final Duration SOON = Duration.ofSeconds(60);

  @Autowired private Sql sql;

  @Test
  void anyTwoPartsGoTogetherAndSoDoAll() {
    var args = Settlements.args(Samples.settling());
    var choices = choices();
    var settled =
        Flux.fromIterable(choices)
            .map(SettlingText::of)
            .flatMap(statement -> sql.one(statement.text(), statement.args(args), row -> true), 4);

    assertThat(choices).hasSize(1 + 12 * 13 / 2 + 1);
    StepVerifier.create(settled).expectComplete().verify(SOON);
  }

  @Test
  void aChoiceIsMadeOnce() {
    var parts = EnumSet.of(Part.ANSWERS, Part.NOTES);

    assertThat(SettlingText.of(parts)).isSameAs(SettlingText.of(EnumSet.copyOf(parts)));
  }

  /** None, one, two, and all. */
  private static List<Set<Part>> choices() {
    var all = Part.values();
    Stream<Set<Part>> pairs =
        IntStream.range(0, all.length)
            .boxed()
            .flatMap(one ->
                IntStream.range(one, all.length).mapToObj(two -> EnumSet.of(all[one], all[two])));
    return Stream.of(
            Stream.of(Set.<Part>of()), pairs, Stream.of(Set.copyOf(EnumSet.allOf(Part.class))))
        .flatMap(choice -> choice)
        .toList();
  }
}
