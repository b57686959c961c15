package dev.acquit.gateway.statements;

import io.r2dbc.spi.ConnectionFactory;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Runs another statement than one that it is given: the bug of a run that has to find it. */
public final class PlantedSql extends Sql {

  private final String named;
  private final String right;
  private final String wrong;

  /**
   * @param named what the statement has in it
   * @param right what is replaced there
   */
  public PlantedSql(
      ConnectionFactory pool, StatementLimit limit, String named, String right, String wrong) {
    super(pool, limit);
    this.named = named;
    this.right = right;
    this.wrong = wrong;
  }

  @Override
  public <T> Mono<T> one(String sql, Args args, Function<Columns, T> read) {
    return super.one(planted(sql), args, read);
  }

  @Override
  public <T> Flux<T> many(String sql, Args args, Function<Columns, T> read) {
    return super.many(planted(sql), args, read);
  }

  /** A bug that is not where it should be would let a run pass that finds nothing. */
  private String planted(String sql) {
    if (!sql.contains(named)) {
      return sql;
    }
    if (!sql.contains(right)) {
      throw new IllegalStateException("Nothing to plant in " + sql);
    }
    return sql.replace(right, wrong);
  }
}
