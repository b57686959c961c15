package dev.acquit.gateway.statements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.GatewayTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** However much the background asks, half of the connections are left to requests. */
@GatewayTest
class BulkheadIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String SLOW = "SELECT true AS slept FROM pg_sleep(0.2)";

  private static final String AT_ONCE =
      """
      SELECT count(*) AS sleeping FROM pg_stat_activity
       WHERE datname = current_database() AND query LIKE '%pg_sleep(0.2)' AND state = 'active'
      """;

  @Autowired private Sql sql;

  @Test
  void theBackgroundHasHalfOfThePool() {
    var background =
        Flux.range(0, 40)
            .flatMap(_ -> sql.one(SLOW, Args.of(), row -> row.flag("slept")), 40)
            .contextWrite(Sql::inBackground)
            .count();
    var seen =
        Flux.interval(Duration.ofMillis(50))
            .onBackpressureDrop()
            .concatMap(_ -> sql.one(AT_ONCE, Args.of(), row -> row.number("sleeping")))
            .takeUntilOther(background)
            .reduce(0L, Math::max);

    StepVerifier.create(seen)
        .assertNext(most -> assertThat(most).isBetween(1L, 8L))
        .expectComplete()
        .verify(SOON);
  }

  @Test
  void whatFailsGivesItsPlaceBack() {
    var failing =
        Flux.range(0, 20)
            .flatMap(_ -> sql.run("SELECT 1 / 0", Args.of()).onErrorResume(_ -> Mono.empty()))
            .then(sql.one(SLOW, Args.of(), row -> row.flag("slept")))
            .contextWrite(Sql::inBackground);

    StepVerifier.create(failing).expectNext(true).expectComplete().verify(SOON);
  }
}
