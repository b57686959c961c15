package dev.acquit.simulator.http;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads requests: whose they are, and a body of at most 64 KiB. More than that is drained, not
 * kept.
 */
final class RequestReader {

  private static final int LIMIT = 64 * 1024;
  private static final String SCHEME = "bearer ";

  private final JsonMapper json;

  RequestReader(JsonMapper json) {
    this.json = json;
  }

  /** The request, or {@link InvalidRequest}, {@link Unauthorized} or {@link TooLarge}. */
  Mono<Request> read(HttpServerRequest request, boolean ofAccount) {
    return body(request).map(body -> request(request, body, ofAccount));
  }

  private Request request(HttpServerRequest request, byte[] body, boolean ofAccount) {
    var account = ofAccount ? account(request.requestHeaders().get("Authorization")) : "";
    var id = request.param("id");
    return new Request(
        account, id == null ? "" : id, query(request.uri()), tree(body), host(request));
  }

  private static String host(HttpServerRequest request) {
    var host = request.requestHeaders().get("Host");
    return host == null ? "localhost" : host;
  }

  private static Mono<byte[]> body(HttpServerRequest request) {
    return request
        .receive()
        .asByteArray()
        .reduceWith(Bounded::new, Bounded::add)
        .map(Bounded::bytes);
  }

  private JsonNode tree(byte[] body) {
    try {
      return json.readTree(body);
    } catch (JacksonException malformed) {
      throw new InvalidRequest("body", "is not JSON");
    }
  }

  private static Map<String, String> query(String uri) {
    var query = new HashMap<String, String>();
    new QueryStringDecoder(uri)
        .parameters()
        .forEach((name, values) -> query.put(name, values.getFirst()));
    return query;
  }

  /** Any key opens an account of its own. The key itself is kept nowhere. */
  private static String account(@Nullable String authorization) {
    if (authorization == null
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        || authorization.substring(SCHEME.length()).isBlank()) {
      throw new Unauthorized();
    }
    return accountOf(authorization.substring(SCHEME.length()).strip());
  }

  /** The account that a key opens. */
  static String accountOf(String key) {
    return "acct_" + letters(key);
  }

  private static String letters(String key) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      var letters = new StringBuilder();
      for (int i = 0; i < 12; i++) {
        letters
            .append((char) ('a' + (digest[i] >> 4 & 15)))
            .append((char) ('a' + (digest[i] & 15)));
      }
      return letters.toString();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** No key came. */
  static final class Unauthorized extends RuntimeException {
    Unauthorized() {
      super("no account key", null, false, false);
    }
  }

  /** More than 64 KiB came. */
  static final class TooLarge extends RuntimeException {
    TooLarge() {
      super("more than " + LIMIT + " bytes", null, false, false);
    }
  }

  private static final class Bounded {

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean tooLarge;

    Bounded add(byte[] part) {
      tooLarge = tooLarge || kept.size() + part.length > LIMIT;
      if (!tooLarge) {
        kept.writeBytes(part);
      }
      return this;
    }

    byte[] bytes() {
      if (tooLarge) {
        throw new TooLarge();
      }
      return kept.toByteArray();
    }
  }
}
