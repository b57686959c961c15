package dev.acquit.gateway.http;

import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * A rendered answer, which may have been saved and is then given again byte for byte.
 *
 * @param replayed whether an earlier request with the same key made it
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record Answer(int status, byte[] body, boolean replayed) {

  private static final int CLIENT_ERROR = 400;

  public static Answer fresh(int status, byte[] body) {
    return new Answer(status, body, false);
  }

  public Answer asReplay() {
    return new Answer(status, body, true);
  }

  public Mono<ServerResponse> toResponse() {
    var response =
        ServerResponse.status(status)
            .contentType(
                status < CLIENT_ERROR
                    ? MediaType.APPLICATION_JSON
                    : MediaType.APPLICATION_PROBLEM_JSON);
    if (replayed) {
      response.header("Idempotent-Replayed", "true");
    }
    return response.bodyValue(body);
  }

  /** A 200 that shows {@code resource}. */
  public static Mono<ServerResponse> ok(Object resource) {
    return fresh(200, Json.bytes(resource)).toResponse();
  }

  /** A 201 that shows {@code resource}. */
  public static Mono<ServerResponse> created(Object resource) {
    return fresh(201, Json.bytes(resource)).toResponse();
  }
}
