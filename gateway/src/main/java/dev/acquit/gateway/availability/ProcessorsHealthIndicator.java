package dev.acquit.gateway.availability;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * Whether this gateway has breakers that are not closed. That says nothing of the gateway: neither
 * its health as a whole nor its readiness follows.
 */
@Component
class ProcessorsHealthIndicator implements HealthIndicator {

  static final Status DEGRADED = new Status("DEGRADED");

  private final Vitals vitals;

  ProcessorsHealthIndicator(Vitals vitals) {
    this.vitals = vitals;
  }

  @Override
  public Health health() {
    var open = vitals.count(Breaker.OPEN);
    var halfOpen = vitals.count(Breaker.HALF_OPEN);
    return Health.status(open + halfOpen > 0 ? DEGRADED : Status.UP)
        .withDetail("open", open)
        .withDetail("half_open", halfOpen)
        .build();
  }
}
