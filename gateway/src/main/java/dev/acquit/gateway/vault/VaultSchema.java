package dev.acquit.gateway.vault;

import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;

/**
 * The vault's tables, with a history apart from the gateway's: they may move to a database of their
 * own.
 */
final class VaultSchema {

  private VaultSchema() {}

  static void migrate(FlywayConnectionDetails database) {
    Flyway.configure()
        .dataSource(database.getJdbcUrl(), database.getUsername(), database.getPassword())
        .locations("classpath:db/vault")
        .schemas("vault")
        .load()
        .migrate();
  }
}
