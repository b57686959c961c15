package dev.acquit.gateway.statements;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.PoolMetrics;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.pool.InstrumentedPool;
import reactor.pool.PoolBuilder;
import reactor.pool.PooledRef;
import reactor.util.context.Context;

/**
 * Keeps connections for requests: statements of the background together have half of the pool at a
 * time, and wait in line for it. A second pool would cost the server as many connections more, and
 * hold them idle.
 */
final class Bulkhead {

  /** Longer than a request waits: nobody is there to be told. */
  private static final Duration WAIT = Duration.ofSeconds(10);

  private static final int SHARE = 2;

  private final InstrumentedPool<Boolean> permits;

  Bulkhead(ConnectionFactory pool) {
    this.permits =
        PoolBuilder.from(Mono.just(true))
            .sizeBetween(0, Math.max(1, size(pool) / SHARE))
            .buildPool();
  }

  private static int size(ConnectionFactory pool) {
    return pool instanceof ConnectionPool pooled
        ? pooled.getMetrics().map(PoolMetrics::getMaxAllocatedSize).orElse(1)
        : 1;
  }

  /** Marks what subscribes as of the background. */
  static Context mark(Context context) {
    return context.put(Bulkhead.class, true);
  }

  <T> Mono<T> guard(Mono<T> statement) {
    return Mono.deferContextual(context ->
        context.hasKey(Bulkhead.class)
            ? Mono.usingWhen(permits.acquire(WAIT), _ -> statement, PooledRef::release)
            : statement);
  }

  <T> Flux<T> guard(Flux<T> statement) {
    return Flux.deferContextual(context ->
        context.hasKey(Bulkhead.class)
            ? Flux.usingWhen(permits.acquire(WAIT), _ -> statement, PooledRef::release)
            : statement);
  }
}
