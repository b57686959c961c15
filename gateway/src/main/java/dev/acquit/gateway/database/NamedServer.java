package dev.acquit.gateway.database;

import dev.acquit.gateway.settings.StartRefusedException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Runs elsewhere; the gateway is a client of it. */
record NamedServer(DatabaseAddress address) implements DatabaseServer {

  private static final String PATIENCE_SECONDS = "10";
  private static final int OLDEST = 150_000; // 15

  /** Goes there once, so that what keeps the gateway out is told in words. */
  static NamedServer reach(DatabaseAddress address) {
    try (var connection = DriverManager.getConnection(address.jdbcUrl(), login(address));
        var statement = connection.createStatement();
        var answer = statement.executeQuery("SELECT current_setting('server_version_num')::int")) {
      if (!answer.next() || answer.getInt(1) < OLDEST) {
        throw refused(address, "is older than PostgreSQL 15", "Upgrade it.", null);
      }
      return new NamedServer(address);
    } catch (SQLException failure) {
      throw refused(address, failure);
    }
  }

  private static Properties login(DatabaseAddress address) {
    var login = new Properties();
    login.setProperty("user", address.username());
    if (address.password() != null) {
      login.setProperty("password", address.password());
    }
    login.setProperty("connectTimeout", PATIENCE_SECONDS);
    login.setProperty("loginTimeout", PATIENCE_SECONDS);
    return login;
  }

  /** The first two characters of an SQLSTATE are its class. */
  private static StartRefusedException refused(DatabaseAddress address, SQLException failure) {
    var state = failure.getSQLState() == null ? "" : failure.getSQLState();
    var why = failure.getMessage();
    return switch (state) {
      case "08001", "08004", "08006" ->
          refused(address, "cannot be reached: " + why, "Start it, or mend its address.", failure);
      case "28P01", "28000" ->
          refused(address, "lets nobody in: " + why, "Mend user and password.", failure);
      case "3D000" ->
          refused(address, "has no such database", "Create it, or name another.", failure);
      default -> refused(address, "gives no connection: " + why, "Mend that.", failure);
    };
  }

  private static StartRefusedException refused(
      DatabaseAddress address, String why, String remedy, @Nullable Throwable cause) {
    return new StartRefusedException(
        "The database at %s:%d/%s %s."
            .formatted(address.host(), address.port(), address.database(), why),
        remedy + " ACQUIT_DATABASE_URL tells where it is.",
        cause);
  }

  @Override
  public void close() {}
}
