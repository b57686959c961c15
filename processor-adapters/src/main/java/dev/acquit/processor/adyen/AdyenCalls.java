package dev.acquit.processor.adyen;

import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.http.Hmac;
import dev.acquit.processor.http.ProcessorHttp;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.Function;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient.RequestHeadersSpec;
import reactor.core.publisher.Mono;

/**
 * Posts to Adyen, each request under a key of its own: Adyen keeps keys for the whole company, so
 * that the path is part of it. The API's version is not: a replay stays one across an upgrade.
 */
final class AdyenCalls {

  private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  private final ProcessorHttp http;
  private final String version;

  AdyenCalls(ProcessorHttp http, String version) {
    this.http = http;
    this.version = version;
  }

  /**
   * A request that moves or holds money.
   *
   * @param identity what makes it this request and no other on that path
   */
  Mono<Outcome> money(
      Operation operation,
      String path,
      Object body,
      String identity,
      boolean firstSend,
      Function<ClientResponse, Mono<Outcome>> read) {
    return http.money(operation, request(path, body, identity), firstSend, read);
  }

  /** A request without effect on money. */
  <T> Mono<T> question(
      String path,
      Object body,
      String identity,
      Function<ClientResponse, Mono<T>> read,
      Function<String, T> unanswered) {
    return http.question(request(path, body, identity), read, unanswered);
  }

  private RequestHeadersSpec<?> request(String path, Object body, String identity) {
    return http.client()
        .post()
        .uri("/" + version + path)
        .header(IDEMPOTENCY_KEY, key(path, identity))
        .bodyValue(body);
  }

  /** 64 characters, which is all that Adyen takes. */
  static String key(String path, String identity) {
    return HexFormat.of().formatHex(Hmac.sign(bytes(path), bytes(identity)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
