package dev.acquit.gateway.database;

import dev.acquit.gateway.settings.Range;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which database to use, and how much of it. Prints no password.
 *
 * @param url {@code postgresql://user:password@host:port/db?sslmode=...}; without one the gateway
 *     runs its own server
 * @param username for a url that names no user
 * @param password for a url that holds none
 * @param directory where the gateway's own server keeps its data
 * @param poolSize connections held at most
 * @param acquireTimeout how long a request may wait for a connection before it is told that the
 *     gateway is full
 * @param statementTimeout how long the server works on one statement before it gives up
 * @param durable whether the gateway's own server flushes to disk before it acknowledges; only
 *     tests say no
 */
@ConfigurationProperties("acquit.database")
record DatabaseSettings(
    @Nullable String url,
    @Nullable String username,
    @Nullable String password,
    @DefaultValue(".acquit/postgres") Path directory,
    @DefaultValue("16") @Range(least = "1", most = "200") int poolSize,
    @DefaultValue("2s") Duration acquireTimeout,
    @DefaultValue("10s") Duration statementTimeout,
    @DefaultValue("true") boolean durable) {

  DatabaseSettings {
    named(url, username, password); // refuses one that cannot be read
  }

  /** The server that the operator names, or null to run our own. */
  @Nullable DatabaseAddress named() {
    return named(url, username, password);
  }

  private static @Nullable DatabaseAddress named(
      @Nullable String url, @Nullable String username, @Nullable String password) {
    return url == null || url.isBlank() ? null : DatabaseUrl.parse(url.strip(), username, password);
  }

  @Override
  public String toString() {
    return "DatabaseSettings[directory=" + directory + ", poolSize=" + poolSize + "]";
  }
}
