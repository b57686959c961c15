package dev.acquit.vault.embedded;

import dev.acquit.vault.VaultReference;
import dev.acquit.vault.VaultUnavailableException;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.Statement;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The one way to the database, and the one place where its failures become the vault's. Every call
 * is one autocommitted statement with a time limit: a slow vault fails closed like a broken one.
 */
record Statements(ConnectionFactory connections, Duration limit) {

  /** Binds $1 and $2. */
  static Consumer<Statement> naming(VaultReference reference) {
    return statement ->
        statement.bind("$1", reference.owner().organization()).bind("$2", reference.id());
  }

  /** How many rows it changed. */
  Mono<Long> change(String sql, Consumer<Statement> bind) {
    return execute(sql, bind, Result::getRowsUpdated).singleOrEmpty();
  }

  <T> Flux<T> rows(String sql, Consumer<Statement> bind, Function<Row, T> read) {
    return execute(sql, bind, result -> result.map((row, _) -> read.apply(row)));
  }

  /** What {@code work} does beside a statement, within the same limit. */
  <T> Mono<T> inTime(Mono<T> work) {
    return work.timeout(limit)
        .onErrorMap(failure -> !(failure instanceof VaultUnavailableException), Statements::closed);
  }

  private <T> Flux<T> execute(
      String sql, Consumer<Statement> bind, Function<Result, Publisher<T>> read) {
    return Mono.usingWhen(
            connections.create(),
            connection -> run(connection, sql, bind, read).collectList(), // once it is committed
            Connection::close,
            (connection, _) -> connection.close(),
            Statements::abandon)
        .timeout(limit)
        .onErrorMap(Statements::closed)
        .flatMapIterable(Function.identity());
  }

  private static <T> Flux<T> run(
      Connection connection,
      String sql,
      Consumer<Statement> bind,
      Function<Result, Publisher<T>> read) {
    var statement = connection.createStatement(sql);
    bind.accept(statement);
    return Flux.from(statement.execute()).concatMap(read);
  }

  /**
   * Nobody waits for it any more, so the server is told to stop: a number must not be kept whose
   * reference nobody has, nor a connection be given back that is still at work.
   */
  private static Publisher<Void> abandon(Connection connection) {
    var postgresql =
        connection instanceof Wrapped<?> pooled
            ? pooled.unwrap(PostgresqlConnection.class)
            : connection;
    return postgresql instanceof PostgresqlConnection own
        ? own.cancelRequest().onErrorComplete().then(Mono.from(connection.close()))
        : connection.close();
  }

  private static VaultUnavailableException closed(Throwable failure) {
    return new VaultUnavailableException("The vault does not answer", failure);
  }
}
