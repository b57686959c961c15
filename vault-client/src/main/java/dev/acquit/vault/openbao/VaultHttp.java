package dev.acquit.vault.openbao;

import dev.acquit.vault.VaultUnavailableException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.resources.ConnectionProvider;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one way to the vault, and the one place where silence becomes its failure. Nothing is sent
 * twice, and no redirect is followed: a token goes where the settings say, and nowhere else.
 */
final class VaultHttp {

  private static final int CONNECTIONS = 500;
  private static final int WAITING_FOR_ONE = 2_000;
  private static final int LARGEST_BODY = 256 * 1024;
  private static final Duration IDLE = Duration.ofSeconds(20);

  private final HttpClient client;
  private final String base;

  private VaultHttp(HttpClient client, String base) {
    this.client = client;
    this.base = base;
  }

  static VaultHttp open(OpenBaoSettings settings) {
    var address = settings.address().toString();
    var base = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    var client =
        HttpClient.create(connections(settings.timeLimit()))
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) settings.timeLimit().toMillis())
            .followRedirect(false)
            .disableRetry(true)
            .headers(headers -> common(headers, settings.namespace()));
    var trusted = Trust.of(settings.caFile());
    return new VaultHttp(
        trusted == null ? client : client.secure(ssl -> ssl.sslContext(trusted)), base + "/v1/");
  }

  private static ConnectionProvider connections(Duration limit) {
    return ConnectionProvider.builder("vault")
        .maxConnections(CONNECTIONS)
        .pendingAcquireMaxCount(WAITING_FOR_ONE)
        .pendingAcquireTimeout(limit)
        .maxIdleTime(IDLE)
        .evictInBackground(IDLE)
        .lifo()
        .build();
  }

  private static void common(HttpHeaders headers, @Nullable String namespace) {
    headers.set("X-Vault-Request", "true");
    if (namespace != null) {
      headers.set("X-Vault-Namespace", namespace);
    }
  }

  /**
   * Sends it with that token, and waits as long as whoever asks.
   *
   * @param token null to log in
   */
  Mono<Answer> send(Request request, @Nullable String token) {
    return client
        .headers(headers -> own(headers, request, token))
        .request(request.method())
        .uri(base + request.path())
        .send(Mono.fromSupplier(() -> content(request.body())))
        .response(VaultHttp::answer)
        .single()
        .onErrorMap(VaultHttp::closed);
  }

  private static void own(HttpHeaders headers, Request request, @Nullable String token) {
    if (token != null) {
      headers.set("X-Vault-Token", token);
    }
    if (request.wrapFor() != null) {
      headers.set("X-Vault-Wrap-TTL", request.wrapFor().toSeconds());
    }
    if (request.body() != null) {
      headers.set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON);
    }
  }

  private static ByteBuf content(@Nullable ObjectNode body) {
    return body == null ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(Documents.bytes(body));
  }

  private static Mono<Answer> answer(HttpClientResponse response, ByteBufFlux content) {
    return content
        .asByteArray()
        .collect(ByteArrayOutputStream::new, VaultHttp::append)
        .map(body -> Answer.of(response.status().code(), body.toByteArray()));
  }

  private static void append(ByteArrayOutputStream body, byte[] part) {
    if (body.size() + part.length > LARGEST_BODY) {
      throw new VaultUnavailableException("The vault's answer is too long", null);
    }
    body.writeBytes(part);
  }

  /** Only what tells of the connection is kept: anything else may repeat what was sent. */
  static VaultUnavailableException closed(Throwable failure) {
    return switch (failure) {
      case VaultUnavailableException known -> known;
      case IOException _, TimeoutException _ ->
          new VaultUnavailableException("The vault does not answer", failure);
      default ->
          new VaultUnavailableException(
              "The vault does not answer: " + failure.getClass().getSimpleName(), null);
    };
  }
}
