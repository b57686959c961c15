package dev.acquit.gateway.statements;

import dev.acquit.gateway.http.LogContext;
import dev.acquit.gateway.tracing.Spans;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.PoolMetrics;
import io.r2dbc.postgresql.api.PostgresqlException;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * Runs statements: native {@code $n} ones with constant text, which the driver keeps prepared;
 * autocommitted, so that each is atomic and there is no transaction to hold or to leak.
 */
@Component
public class Sql {

  private final ConnectionFactory pool;
  private final StatementLimit limit;
  private final Bulkhead bulkhead;

  Sql(ConnectionFactory pool, StatementLimit limit) {
    this.pool = pool;
    this.limit = limit;
    this.bulkhead = new Bulkhead(pool);
  }

  /**
   * For {@code contextWrite}: what nobody waits for, so that its statements leave most connections
   * to requests. Do not hold a row's connection while asking for another.
   */
  public static Context inBackground(Context context) {
    return Bulkhead.mark(context);
  }

  /** How many statements wait for a connection, all of the pool's being at work. */
  public int waiting() {
    return pool instanceof ConnectionPool pooled
        ? pooled.getMetrics().map(PoolMetrics::pendingAcquireSize).orElse(0)
        : 0;
  }

  /**
   * The one row, or empty. It comes only once the server has committed: foreign keys and commit
   * speak after the row. Whoever goes on with it, for as long as a processor takes, does not keep
   * what the statement was made of.
   */
  public <T> Mono<T> one(String sql, Args args, Function<Columns, T> read) {
    var run =
        Mono.usingWhen(
            pool.create(),
            connection -> run(connection, sql, args, read).singleOrEmpty(),
            Connection::close);
    return LogContext.kept(
            Spans.of(() -> Summary.of(sql), bulkhead.guard(run.timeout(limit.longest()))))
        .onTerminateDetach();
  }

  /** All rows, in order. Ask for a bounded number. */
  public <T> Flux<T> many(String sql, Args args, Function<Columns, T> read) {
    var run =
        Flux.usingWhen(
            pool.create(), connection -> run(connection, sql, args, read), Connection::close);
    var first = Mono.delay(limit.longest()); // whoever reads on takes its time
    return LogContext.kept(Spans.of(() -> Summary.of(sql), bulkhead.guard(run.timeout(first))))
        .onTerminateDetach();
  }

  /** Runs it for its effect. */
  public Mono<Void> run(String sql, Args args) {
    return many(sql, args, row -> row).then();
  }

  /** Whether {@code failure} is a violation of that constraint. */
  public static boolean violates(Throwable failure, String constraint) {
    return failure instanceof PostgresqlException refused
        && refused.getErrorDetails().getConstraintName().filter(constraint::equals).isPresent();
  }

  private static <T> Flux<T> run(
      Connection connection, String sql, Args args, Function<Columns, T> read) {
    return Flux.from(args.bindTo(connection.createStatement(sql)).execute())
        .concatMap(result -> result.map((row, columns) -> read.apply(new Columns(row))));
  }
}
