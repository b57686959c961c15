package dev.acquit.gateway.http;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a request's body: at most 64 KiB, as one JSON object, or 1 MiB as it came. What is too
 * large is drained up to 32 MiB, so that the caller gets an answer and not a reset; memory stays
 * flat.
 */
public final class Body {

  private static final int LIMIT = 64 * 1024;
  private static final int RAW_LIMIT = 1024 * 1024;
  private static final long DRAINED = 32L * 1024 * 1024;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private Body() {}

  /** The object in the body, or a {@link Problem}. An empty body is an empty object. */
  public static Mono<ObjectNode> object(ServerRequest request) {
    return bytes(request, LIMIT)
        .map(bytes -> {
          if (bytes.length == 0) {
            return Json.MAPPER.createObjectNode();
          }
          if (!saysJson(request)) {
            throw Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
          }
          return parse(bytes);
        });
  }

  /** The body as it came, of whatever type: at most 1 MiB. */
  public static Mono<byte[]> raw(ServerRequest request) {
    return bytes(request, RAW_LIMIT);
  }

  private static boolean saysJson(ServerRequest request) {
    try {
      return request
          .headers()
          .contentType()
          .filter(MediaType.APPLICATION_JSON::isCompatibleWith)
          .isPresent();
    } catch (InvalidMediaTypeException unreadable) {
      return false;
    }
  }

  private static Mono<byte[]> bytes(ServerRequest request, int limit) {
    return request
        .exchange()
        .getRequest()
        .getBody()
        .reduceWith(() -> new Collected(limit), Collected::add)
        .timeout(PATIENCE)
        .onErrorMap(TimeoutException.class, slow -> Problem.of(ProblemCode.REQUEST_TIMEOUT))
        .map(Collected::bytes)
        .onTerminateDetach(); // a request that waits for a processor does not keep how it was read
  }

  private static ObjectNode parse(byte[] bytes) {
    try {
      return Json.MAPPER.readTree(bytes) instanceof ObjectNode object ? object : notAnObject();
    } catch (JacksonException malformed) {
      // the parser's own message quotes the input, so only the place is told
      var at = malformed.getLocation();
      throw Problem.of(
          ProblemCode.MALFORMED_JSON,
          at == null
              ? "Not JSON"
              : "At line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()));
    }
  }

  private static ObjectNode notAnObject() {
    throw Problem.of(ProblemCode.MALFORMED_JSON, "The body has to be a JSON object");
  }

  /** What has come so far: kept up to the limit, counted beyond it. */
  private static final class Collected {

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final int limit;
    private long seen;

    Collected(int limit) {
      this.limit = limit;
    }

    Collected add(DataBuffer buffer) {
      try {
        seen += buffer.readableByteCount();
        if (seen > DRAINED) {
          throw Problem.of(ProblemCode.PAYLOAD_TOO_LARGE);
        }
        if (seen <= limit) {
          var chunk = new byte[buffer.readableByteCount()];
          buffer.read(chunk);
          kept.writeBytes(chunk);
        }
        return this;
      } finally {
        DataBufferUtils.release(buffer);
      }
    }

    byte[] bytes() {
      if (seen > limit) {
        throw Problem.of(
            ProblemCode.PAYLOAD_TOO_LARGE, "A body is at most " + limit / 1024 + " KiB");
      }
      return kept.toByteArray();
    }
  }
}
