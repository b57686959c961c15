package dev.acquit.gateway.console.web;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.KeyDigest;
import dev.acquit.gateway.console.view.Taste;
import dev.acquit.gateway.console.view.Taste.Keys;
import dev.acquit.gateway.console.view.Taste.Theme;
import dev.acquit.gateway.money.Base32;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.staff.User.Language;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Makes visits of requests. What forms have to hold is a keyed digest of the session's token, or of
 * the visitor's cookie before there is one: who cannot read that cookie cannot make it up.
 */
@Component
class Visits {

  private static final int VISITOR_LENGTH = 26;
  private static final String PURPOSE = "console form ";
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.FRENCH);

  private final Cookies cookies;
  private final KeyDigest digest;

  Visits(Cookies cookies, KeyDigest digest) {
    this.cookies = cookies;
    this.digest = digest;
  }

  /** The request's, made once. */
  Visit of(ServerWebExchange exchange) {
    Visit known = exchange.getAttribute(Visit.ATTRIBUTE);
    return known == null ? noted(exchange, bound(exchange), null, null) : known;
  }

  /**
   * The session that the browser has, whether it counts or not, so that all its forms are one's.
   */
  private String bound(ServerWebExchange exchange) {
    var session = cookies.read(exchange, Cookies.SESSION);
    return session == null ? visitor(exchange) : session;
  }

  /** Of somebody who has signed in. */
  Visit of(ServerWebExchange exchange, String session, Caller caller) {
    return noted(exchange, session, session, caller);
  }

  private Visit noted(
      ServerWebExchange exchange, String bound, @Nullable String session, @Nullable Caller caller) {
    var csrf = Base64.getUrlEncoder().withoutPadding().encodeToString(digest.of(PURPOSE + bound));
    var visit = new Visit(taste(exchange), csrf, session, caller);
    exchange.getAttributes().put(Visit.ATTRIBUTE, visit);
    return visit;
  }

  private String visitor(ServerWebExchange exchange) {
    var known = cookies.read(exchange, Cookies.VISITOR);
    if (known != null) {
      return known;
    }
    var made = Base32.random(RANDOM, VISITOR_LENGTH);
    cookies.write(exchange, Cookies.VISITOR, made, Cookies.SHORT);
    return made;
  }

  private Taste taste(ServerWebExchange exchange) {
    var theme = choice(Theme.class, cookies.read(exchange, Cookies.THEME));
    var keys = choice(Keys.class, cookies.read(exchange, Cookies.KEYS));
    return new Taste(
        language(exchange),
        theme == null ? Theme.AUTO : theme,
        keys == null ? Keys.ON : keys,
        zone(exchange));
  }

  private Language language(ServerWebExchange exchange) {
    var chosen = choice(Language.class, cookies.read(exchange, Cookies.LANGUAGE));
    return chosen == null ? accepted(exchange) : chosen;
  }

  private static Language accepted(ServerWebExchange exchange) {
    var header = exchange.getRequest().getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE);
    try {
      var ranges =
          header == null ? List.<Locale.LanguageRange>of() : Locale.LanguageRange.parse(header);
      return Locale.FRENCH.equals(Locale.lookup(ranges, LANGUAGES)) ? Language.FR : Language.EN;
    } catch (IllegalArgumentException unreadable) {
      return Language.EN;
    }
  }

  private static ZoneId zone(ServerWebExchange exchange) {
    var told = Cookies.plain(exchange, Cookies.ZONE);
    try {
      return told == null ? UTC : ZoneId.of(told);
    } catch (DateTimeException unknown) {
      return UTC;
    }
  }

  private static <E extends Enum<E>> @Nullable E choice(Class<E> type, @Nullable String name) {
    return name != null && Names.all(type).contains(name) ? Names.parse(type, name) : null;
  }

  /** Whether a form holds what the visit's own forms hold; it takes as long however wrong it is. */
  static boolean isOwn(Visit visit, String csrf) {
    return MessageDigest.isEqual(
        visit.csrf().getBytes(StandardCharsets.US_ASCII), csrf.getBytes(StandardCharsets.UTF_8));
  }
}
