package dev.acquit.gateway.database;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.client.SSLMode;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.Statement;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
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

  /**
   * A plan that was made while a table was empty is kept when thousands of rows have come: it must
   * not read all of them, nor be compiled at a hundred times the cost of running it.
   */
  private static final Map<String, String> SESSION =
      Map.of("idle_in_transaction_session_timeout", "60000", "enable_seqscan", "off", "jit", "off");

  private Connections() {}

  static ConnectionPool pool(
      DatabaseAddress address, DatabaseSettings settings, LoopResources loops) {
    var ready = Math.max(1, settings.poolSize() / 4);
    return new ConnectionPool(
        ConnectionPoolConfiguration.builder(new KeptStatements(factory(address, settings, loops)))
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
            .options(SESSION)
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

  /**
   * Connections that keep the statements which they have made. The driver takes a text apart
   * whenever it makes a statement, and that is a seventh of what a charge costs; a statement whose
   * result has ended is as good as new. One at a time uses a connection, so nobody shares a
   * statement.
   */
  private record KeptStatements(ConnectionFactory factory) implements ConnectionFactory {

    @Override
    public Mono<Connection> create() {
      return Mono.from(factory.create()).cast(PostgresqlConnection.class).map(Keeping::of);
    }

    @Override
    public ConnectionFactoryMetadata getMetadata() {
      return factory.getMetadata();
    }

    /** One connection. */
    private static final class Keeping implements InvocationHandler {

      private final Connection connection;
      private final Map<String, Statement> statements = new Recent();

      private Keeping(Connection connection) {
        this.connection = connection;
      }

      static Connection of(Connection connection) {
        return (Connection)
            Proxy.newProxyInstance(
                Keeping.class.getClassLoader(),
                new Class<?>[] {PostgresqlConnection.class},
                new Keeping(connection));
      }

      @Override
      public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
          throws Throwable {
        if (arguments != null && method.getName().equals("createStatement")) {
          return statements.computeIfAbsent((String) arguments[0], connection::createStatement);
        }
        try {
          return method.invoke(connection, arguments);
        } catch (InvocationTargetException failure) {
          throw failure.getCause();
        }
      }
    }

    /** The last ones used: lists have a text for each combination of filters. */
    private static final class Recent extends LinkedHashMap<String, Statement> {

      private static final int MOST = 48;

      Recent() {
        super(MOST, 0.75f, true);
      }

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, Statement> eldest) {
        return size() > MOST;
      }
    }
  }
}
