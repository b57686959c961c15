package dev.acquit.gateway.database;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Where a PostgreSQL server listens, and as whom to log in. Prints no password.
 *
 * @param host a name, or an address without brackets
 * @param sslMode as libpq spells it
 * @param sslRootCert the file that {@code verify-ca} and {@code verify-full} trust
 */
record DatabaseAddress(
    String host,
    int port,
    String database,
    String username,
    @Nullable String password,
    String sslMode,
    @Nullable String sslRootCert) {

  /** Names the server and nothing secret: user and password travel beside it. */
  String jdbcUrl() {
    var address = host.contains(":") ? "[" + host + "]" : host;
    var url =
        "jdbc:postgresql://%s:%d/%s?ApplicationName=acquit-migration&sslmode=%s"
            .formatted(address, port, encode(database), encode(sslMode));
    return sslRootCert == null ? url : url + "&sslrootcert=" + encode(sslRootCert);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "DatabaseAddress[" + host + ":" + port + "/" + database + "]";
  }
}
