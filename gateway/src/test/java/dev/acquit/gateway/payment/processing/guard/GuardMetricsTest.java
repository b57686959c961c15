package dev.acquit.gateway.payment.processing.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.availability.CallKind;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Ids;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A gateway of ten thousand accounts has no ten thousand figures. */
class GuardMetricsTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final GuardMetrics metrics = new GuardMetrics(registry);

  @Test
  void showsTheFirstTwoHundredOneByOne() {
    var first = Ids.next();
    show(first);
    for (int more = 1; more < 200; more++) {
      show(Ids.next());
    }
    var late = Ids.next();
    show(late);

    assertThat(isOpen(first)).isZero();
    assertThat(registry.find("resilience4j.circuitbreaker.state").tag("name", name(late)).gauges())
        .isEmpty();
    metrics.breaker(first, CallKind.CHARGE, Stand.shape()).transitionToOpenState();
    assertThat(isOpen(first)).as("a new one in the place of the older").isOne();
  }

  private void show(UUID account) {
    metrics.breaker(account, CallKind.CHARGE, Stand.shape());
  }

  private double isOpen(UUID account) {
    return registry
        .get("resilience4j.circuitbreaker.state")
        .tags("name", name(account), "state", "open")
        .gauge()
        .value();
  }

  private static String name(UUID account) {
    return IdKind.PROCESSOR_ACCOUNT.format(account) + ":charge";
  }
}
