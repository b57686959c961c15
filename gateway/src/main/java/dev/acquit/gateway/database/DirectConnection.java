package dev.acquit.gateway.database;

import dev.acquit.gateway.settings.StartRefusedException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/** One blocking connection to the server that the operator names: for a command, not a gateway. */
public final class DirectConnection {

  private static final String URL = "ACQUIT_DATABASE_URL";

  private DirectConnection() {}

  /**
   * Connects as the environment's variables say.
   *
   * @throws StartRefusedException when they name no server, or not properly
   */
  public static Connection open(Map<String, String> environment) throws SQLException {
    var url = environment.getOrDefault(URL, "").strip();
    if (url.isEmpty()) {
      throw new StartRefusedException(
          "No database is named.", "Set " + URL + " as the gateway has it.");
    }
    var address =
        DatabaseUrl.parse(
            url,
            environment.get("ACQUIT_DATABASE_USERNAME"),
            environment.get("ACQUIT_DATABASE_PASSWORD"));
    var login = new Properties();
    login.setProperty("user", address.username());
    if (address.password() != null) {
      login.setProperty("password", address.password());
    }
    return DriverManager.getConnection(address.jdbcUrl(), login);
  }
}
