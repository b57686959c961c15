package dev.acquit.gateway.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.FreshDatabase;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.SpringBootTest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

@SpringBootTest(
    properties = {"acquit.database.pool-size=3", "acquit.database.acquire-timeout=3s"},
    webEnvironment = SpringBootTest.WebEnvironment.NONE)
@FreshDatabase
class DatabaseIT {

  private static final Duration SOON = Duration.ofSeconds(10);

  @Autowired private ConnectionFactory connections;
  @Autowired private ConnectionPool pool;
  @Autowired private DatabaseHealthIndicator health;

  @Test
  void theSchemaIsThereBeforeAnybodyHasAConnection() {
    StepVerifier.create(ask("SELECT count(*)::text FROM acquit.flyway_schema_history"))
        .expectNextCount(1)
        .expectComplete()
        .verify(SOON);
  }

  @Test
  void sessionsAreSetUpForAGateway() {
    var settings =
        Flux.just(
                "search_path", "TimeZone", "statement_timeout", "lock_timeout", "application_name")
            .concatMap(name -> ask("SHOW " + name));
    StepVerifier.create(settings)
        .expectNext("acquit", "UTC", "10s", "10s", "acquit-gateway")
        .expectComplete()
        .verify(SOON);
  }

  @Test
  void aFullPoolAnswersFastAndRecovers() {
    StepVerifier.create(
            Mono.usingWhen(
                Flux.range(0, 3).flatMap(_ -> pool.create()).collectList(),
                _ -> ask("SELECT 1::text"),
                held -> Flux.fromIterable(held).flatMap(Connection::close)))
        .expectError(R2dbcTimeoutException.class)
        .verify(SOON);
    StepVerifier.create(ask("SELECT 'again'")).expectNext("again").expectComplete().verify(SOON);
  }

  @Test
  void healthAsksTheServer() {
    StepVerifier.create(health.health())
        .assertNext(answer -> assertThat(answer.getStatus()).isEqualTo(Status.UP))
        .expectComplete()
        .verify(SOON);
  }

  private Mono<String> ask(String sql) {
    return Mono.usingWhen(
        connections.create(),
        connection ->
            Mono.from(connection.createStatement(sql).execute())
                .flatMap(result -> Mono.from(result.map(row -> row.get(0, String.class)))),
        Connection::close);
  }
}
