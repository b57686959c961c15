package dev.acquit.gateway.statements;

import io.r2dbc.spi.ConnectionFactory;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Runs other statements than it is given: the bug of a run that has to find it. */
public final class PlantedSql extends Sql {

  private final UnaryOperator<String> bug;

  public PlantedSql(ConnectionFactory pool, UnaryOperator<String> bug) {
    super(pool);
    this.bug = bug;
  }

  @Override
  public <T> Mono<T> one(String sql, Args args, Function<Columns, T> read) {
    return super.one(bug.apply(sql), args, read);
  }

  @Override
  public <T> Flux<T> many(String sql, Args args, Function<Columns, T> read) {
    return super.many(bug.apply(sql), args, read);
  }
}
