package dev.acquit.gateway.work.sql;

import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Sql;
import dev.acquit.gateway.work.Bell;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.postgresql.api.Notification;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** LISTEN and NOTIFY. Listening takes a connection of its own, none of the pool's. */
@Component
class NotifyWire implements Bell.Wire {

  private static final String SEND = "SELECT pg_notify('acquit_work', $1)";
  private static final String LISTEN = "LISTEN acquit_work";

  private final Sql sql;
  private final ConnectionPool pool;

  NotifyWire(Sql sql, ConnectionPool pool) {
    this.sql = sql;
    this.pool = pool;
  }

  @Override
  public Mono<Void> send(String queue) {
    return sql.many(SEND, Args.of(queue), row -> true).then();
  }

  @Override
  public Flux<String> received() {
    return Flux.usingWhen(
        Mono.from(pool.unwrap().create()).cast(PostgresqlConnection.class),
        NotifyWire::notifications,
        PostgresqlConnection::close);
  }

  private static Flux<String> notifications(PostgresqlConnection connection) {
    var listening =
        connection.createStatement(LISTEN).execute().flatMap(result -> result.getRowsUpdated());
    return listening.thenMany(connection.getNotifications()).mapNotNull(Notification::getParameter);
  }
}
