package dev.acquit.gateway.database;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.client.SSLMode;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.Map;
import java.util.TimeZone;
import reactor.netty.resources.LoopResources;

/**
 * Connections as the gateway wants them: pooled, in UTC, on the schema {@code acquit}, with
 * statements kept prepared, and with limits, so that a sick database is noticed and not waited for.
 */
final class Connections {

  static final String SCHEMA = "acquit";

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration IDLE = Duration.ofMinutes(10);
  private static final Duration LIFE = Duration.ofMinutes(30); // follows a server that moved

  private Connections() {}

  static ConnectionPool pool(
      DatabaseAddress address, DatabaseSettings settings, LoopResources loops) {
    var ready = Math.max(1, settings.poolSize() / 4);
    return new ConnectionPool(
        ConnectionPoolConfiguration.builder(factory(address, settings, loops))
            .name("acquit")
            .maxSize(settings.poolSize())
            .initialSize(ready)
            .minIdle(ready)
            .maxIdleTime(IDLE)
            .maxLifeTime(LIFE)
            .backgroundEvictionInterval(Duration.ofMinutes(1))
            .maxAcquireTime(settings.acquireTimeout())
            .maxCreateConnectionTime(CONNECT.multipliedBy(2))
            .acquireRetry(1) // a connection that died idle is nobody's 503
            .build()); // no validation query: a look at the socket is free, a round trip is not
  }

  private static ConnectionFactory factory(
      DatabaseAddress address, DatabaseSettings settings, LoopResources loops) {
    var configuration =
        PostgresqlConnectionConfiguration.builder()
            .host(address.host())
            .port(address.port())
            .database(address.database())
            .username(address.username())
            .sslMode(SSLMode.fromValue(address.sslMode()))
            .applicationName("acquit-gateway")
            .options(Map.of("idle_in_transaction_session_timeout", "60000"))
            .schema(SCHEMA)
            .timeZone(TimeZone.getTimeZone("UTC"))
            .connectTimeout(CONNECT)
            .statementTimeout(settings.statementTimeout())
            .lockWaitTimeout(settings.statementTimeout())
            .tcpKeepAlive(true)
            .loopResources(loops);
    if (address.password() != null) {
      configuration.password(address.password());
    }
    if (address.sslRootCert() != null) {
      configuration.sslRootCert(address.sslRootCert());
    }
    return new PostgresqlConnectionFactory(configuration.build());
  }
}
