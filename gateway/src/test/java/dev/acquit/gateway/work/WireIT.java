package dev.acquit.gateway.work;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Sql;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Who has lost the wire that carries the bell listens again. */
@GatewayTest
class WireIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration OFTEN = Duration.ofMillis(100);

  private static final String CUT =
      """
      SELECT pg_terminate_backend(pid) AS cut FROM pg_stat_activity
       WHERE datname = current_database() AND query LIKE 'LISTEN %'
      """;

  @Autowired private Sql sql;
  @Autowired private Bell bell;

  @Test
  void theBellIsHeardAgain() {
    eventually(() -> assertThat(cut()).isNotEmpty().doesNotContain(false));

    StepVerifier.create(heard(Shop.fresh())).expectComplete().verify(SOON);
  }

  private List<Boolean> cut() {
    return sql.many(CUT, Args.of(), row -> row.flag("cut"))
        .collectList()
        .blockOptional(SOON)
        .orElseThrow();
  }

  /** Rings until it is heard. */
  private Mono<Void> heard(String queue) {
    return Flux.interval(OFTEN)
        .doOnNext(_ -> bell.ring(queue))
        .takeUntilOther(bell.rings(queue).next())
        .then();
  }
}
