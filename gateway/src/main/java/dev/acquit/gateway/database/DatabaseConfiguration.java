package dev.acquit.gateway.database;

import dev.acquit.gateway.statements.StatementLimit;
import io.netty.channel.EventLoopGroup;
import io.r2dbc.pool.ConnectionPool;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.http.HttpResources;
import reactor.netty.resources.LoopResources;

/**
 * The order of things: the server, then its schema, then the pool; and the other way round when the
 * gateway stops.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

  private static final Logger log = LoggerFactory.getLogger(DatabaseConfiguration.class);

  @Bean
  DatabaseServer databaseServer(DatabaseSettings settings) {
    var named = settings.named();
    return named == null
        ? EmbeddedServer.start(settings.directory(), settings.durable())
        : NamedServer.reach(named);
  }

  @Bean
  ConnectionDetails databaseConnectionDetails(DatabaseServer server) {
    return new ConnectionDetails(server.address());
  }

  @Bean
  FlywayConfigurationCustomizer gatewaySchema() {
    return flyway -> flyway.defaultSchema(Connections.SCHEMA).createSchemas(true);
  }

  /** Asks for the migration, so that nobody gets a connection before it is done. */
  @Bean(destroyMethod = "close")
  ConnectionPool connectionFactory(
      DatabaseServer server,
      DatabaseSettings settings,
      Optional<ReactorResourceFactory> resources,
      Optional<FlywayMigrationInitializer> migrated) {
    log.debug("Opening connections, schema migrated: {}", migrated.isPresent());
    var pool = Connections.pool(server.address(), settings, loops(resources));
    pool.warmup()
        .subscribe(
            opened -> log.debug("{} connections are ready", opened),
            failure ->
                log.warn("No connection could be opened ahead of need: {}", failure.toString()));
    return pool;
  }

  /** A connection, the server's own limit, and a moment for the way. */
  @Bean
  StatementLimit statementLimit(DatabaseSettings settings) {
    return new StatementLimit(
        settings.acquireTimeout().plus(settings.statementTimeout()).plusSeconds(1));
  }

  private static LoopResources loops(Optional<ReactorResourceFactory> resources) {
    return new ByTurns(
        resources.map(ReactorResourceFactory::getLoopResources).orElseGet(HttpResources::get));
  }

  /**
   * The web server's event loops serve the database too, and get its connections by turns. By
   * itself a connection stays on the loop that asked for it: the busiest would get more and more.
   */
  private record ByTurns(LoopResources shared) implements LoopResources {

    @Override
    public EventLoopGroup onServer(boolean useNative) {
      return shared.onServer(useNative);
    }
  }
}
