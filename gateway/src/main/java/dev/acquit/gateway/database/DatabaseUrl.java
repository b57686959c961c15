package dev.acquit.gateway.database;

import dev.acquit.gateway.settings.StartRefusedException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a database url. What it cannot read it refuses without repeating it, since a password may
 * be in any part.
 */
final class DatabaseUrl {

  private static final Pattern SHAPE =
      Pattern.compile(
          "postgres(?:ql)?://(?:(?<user>[^:@/]*)(?::(?<password>[^@/]*))?@)?"
              + "(?<host>\\[[0-9A-Fa-f:.]+]|[^:/?@\\[\\]]+)(?::(?<port>\\d{1,5}))?"
              + "/(?<database>[^?/]+)(?:\\?(?<query>.*))?");

  private static final Set<String> SSL_MODES =
      Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

  private DatabaseUrl() {}

  static DatabaseAddress parse(String url, @Nullable String username, @Nullable String password) {
    var parts = SHAPE.matcher(url);
    if (!parts.matches()) {
      throw refused("it is not of the form postgresql://user:password@host:port/database");
    }
    var query = query(parts.group("query"));
    return new DatabaseAddress(
        host(parts.group("host")),
        port(parts.group("port")),
        decode(parts.group("database")),
        user(parts, username),
        parts.group("password") == null ? password : decode(parts.group("password")),
        sslMode(query.get("sslmode")),
        query.get("sslrootcert"));
  }

  private static String user(Matcher parts, @Nullable String otherwise) {
    var user = parts.group("user");
    if (user != null && !user.isEmpty()) {
      return decode(user);
    }
    if (otherwise == null || otherwise.isBlank()) {
      throw refused("neither it nor ACQUIT_DATABASE_USERNAME names a user");
    }
    return otherwise;
  }

  private static String host(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static int port(@Nullable String port) {
    var number = port == null ? 5432 : Integer.parseInt(port);
    if (number < 1 || number > 65_535) {
      throw refused("its port is not between 1 and 65535");
    }
    return number;
  }

  private static String sslMode(@Nullable String mode) {
    if (mode == null) {
      return "prefer";
    }
    if (!SSL_MODES.contains(mode)) {
      throw refused("its sslmode is none of " + SSL_MODES.stream().sorted().toList());
    }
    return mode;
  }

  private static Map<String, String> query(@Nullable String query) {
    var values = new HashMap<String, String>();
    for (var pair : query == null ? new String[0] : query.split("&", -1)) {
      var equals = pair.indexOf('=');
      var name = equals < 0 ? pair : pair.substring(0, equals);
      if (!name.equals("sslmode") && !name.equals("sslrootcert")) {
        throw refused("it may carry sslmode and sslrootcert only");
      }
      values.put(name, decode(pair.substring(equals + 1)));
    }
    return values;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) { // its message repeats what was typed
      throw refused("a percent sign in it begins no %XX");
    }
  }

  private static StartRefusedException refused(String why) {
    return new StartRefusedException(
        "ACQUIT_DATABASE_URL cannot be used: " + why + ".",
        "Write postgresql://user:password@host:5432/database, special characters percent-encoded;"
            + " without it the gateway runs a PostgreSQL of its own.");
  }
}
