package dev.acquit.gateway.console.web;

import dev.acquit.gateway.console.ConsoleSettings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * What browsers keep for the console. No script sees it, no other site has it sent along with a
 * form, and no other host of the same domain can put one in its place.
 */
@Component
class Cookies {

  /** A session's token. */
  static final String SESSION = "session";

  /** Stands for a browser that nobody has signed in with. */
  static final String VISITOR = "visitor";

  /** What was agreed with somebody who is at the identity provider. */
  static final String HANDSHAKE = "handshake";

  static final String LANGUAGE = "language";
  static final String THEME = "theme";

  /** Whether single keys do something. */
  static final String KEYS = "keys";

  /** The mode that they were in last. */
  static final String MODE = "mode";

  /** What has just been done, for the page that comes next. */
  static final String NOTICE = "notice";

  /** The zone that their browser is in, which its script writes. */
  static final String ZONE = "acquit-zone";

  static final Duration LONG = Duration.ofDays(365);

  /** Until the browser is closed. */
  static final Duration SHORT = Duration.ofSeconds(-1);

  private static final int LONGEST = 256;

  private final boolean secure;

  Cookies(ConsoleSettings settings) {
    this.secure = settings.secureCookies();
  }

  /** Null where there is none. */
  @Nullable String read(ServerWebExchange exchange, String cookie) {
    return plain(exchange, name(cookie));
  }

  /** The one of that very name. */
  static @Nullable String plain(ServerWebExchange exchange, String name) {
    var found = exchange.getRequest().getCookies().getFirst(name);
    var value = found == null ? "" : found.getValue();
    return value.isEmpty() || value.length() > LONGEST ? null : value;
  }

  void write(ServerWebExchange exchange, String cookie, String value, Duration lasts) {
    exchange
        .getResponse()
        .addCookie(
            ResponseCookie.from(name(cookie), value)
                .path("/")
                .maxAge(lasts)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .build());
  }

  void drop(ServerWebExchange exchange, String cookie) {
    if (read(exchange, cookie) != null) {
      write(exchange, cookie, "", Duration.ZERO);
    }
  }

  private String name(String cookie) {
    return (secure ? "__Host-acquit-" : "acquit-") + cookie;
  }
}
