package dev.acquit.gateway.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class ReadingTest {

  @Test
  void aScrapeGetsWhatWasReadLast() {
    var registry = new SimpleMeterRegistry();
    var reading = new Reading("acquit.test.lag", "seconds", "How long");
    reading.bindTo(registry);
    var gauge = registry.get("acquit.test.lag").gauge();

    assertThat(gauge.value()).isNaN();
    reading.take(3);
    reading.take(2);
    assertThat(gauge.value()).isEqualTo(2);
    assertThat(gauge.getId().getBaseUnit()).isEqualTo("seconds");
  }

  @Test
  void aTagTakesSoManyValuesAndNoMore() {
    var bounded = new Bounded(2);

    assertThat(bounded.of("a")).isEqualTo("a");
    assertThat(bounded.of("b")).isEqualTo("b");
    assertThat(bounded.of("c")).isEqualTo("other");
    assertThat(bounded.of("a")).isEqualTo("a");
  }
}
