package dev.acquit.gateway.database;

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
    pool.warmup() // from here, so that the connections are spread over the event loops
        .subscribe(
            opened -> log.debug("{} connections are ready", opened),
            failure ->
                log.warn("No connection could be opened ahead of need: {}", failure.toString()));
    return pool;
  }

  /**
   * The web server's event loops serve the database too: no charge then changes threads on its way.
   */
  private static LoopResources loops(Optional<ReactorResourceFactory> resources) {
    return resources.map(ReactorResourceFactory::getLoopResources).orElseGet(HttpResources::get);
  }
}
