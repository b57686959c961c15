package dev.acquit.gateway.database;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** Tells Flyway, which speaks JDBC, about the server that everything else reaches through R2DBC. */
record ConnectionDetails(DatabaseAddress address)
    implements FlywayConnectionDetails, JdbcConnectionDetails {

  @Override
  public String getUsername() {
    return address.username();
  }

  @Override
  public @Nullable String getPassword() {
    return address.password();
  }

  @Override
  public String getJdbcUrl() {
    return address.jdbcUrl();
  }

  @Override
  public String getDriverClassName() {
    return "org.postgresql.Driver";
  }
}
