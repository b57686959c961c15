package dev.acquit.gateway.database;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Whether the database answers, and soon: one that keeps silent is down for whoever asks. In place
 * of Spring Boot's, which waits for as long as it takes.
 */
@Component("r2dbcHealthIndicator")
class DatabaseHealthIndicator implements ReactiveHealthIndicator {

  private static final Duration SOON = Duration.ofSeconds(3);

  private final ConnectionFactory pool;

  DatabaseHealthIndicator(ConnectionFactory pool) {
    this.pool = pool;
  }

  @Override
  public Mono<Health> health() {
    return Mono.usingWhen(pool.create(), DatabaseHealthIndicator::answers, Connection::close)
        .timeout(SOON)
        .map(answers -> answers ? Health.up().build() : Health.down().build())
        .onErrorResume(failure -> Mono.just(Health.down(failure).build()));
  }

  private static Mono<Boolean> answers(Connection connection) {
    return Mono.from(connection.validate(ValidationDepth.REMOTE));
  }
}
