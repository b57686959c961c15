package dev.acquit.gateway.tracing;

import static dev.acquit.gateway.support.Eventually.eventually;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Takes OTLP over HTTP on loopback, and keeps all that comes. */
final class Collector {

  private static final HexFormat HEX = HexFormat.of();

  private final Queue<byte[]> received = new ConcurrentLinkedQueue<>();
  private final DisposableServer server =
      HttpServer.create()
          .host("127.0.0.1")
          .port(0)
          .route(routes -> routes.post("/v1/traces", this::take))
          .bindNow();

  private Mono<Void> take(HttpServerRequest request, HttpServerResponse response) {
    return request
        .receive()
        .aggregate()
        .asByteArray()
        .doOnNext(received::add)
        .then(response.header("Content-Type", "application/x-protobuf").send());
  }

  String address() {
    return "http://127.0.0.1:" + server.port();
  }

  /** Everything that came, a character a byte. */
  String text() {
    var text = new StringBuilder();
    received.forEach(body -> text.append(new String(body, ISO_8859_1)));
    return text.toString();
  }

  List<Seen> spans() {
    return received.stream().flatMap(Collector::spans).toList();
  }

  /** The spans of one trace, once there are some of these names. */
  List<Seen> trace(String id, String... names) {
    return await(span -> span.trace.equals(id), names);
  }

  /** The spans of the first trace that has such a span, once it has some of these names. */
  List<Seen> traceOf(Predicate<Seen> which, String... names) {
    eventually(() -> assertThat(spans()).anyMatch(which));
    var id = spans().stream().filter(which).findFirst().orElseThrow().trace;
    return trace(id, names);
  }

  private List<Seen> await(Predicate<Seen> which, String... names) {
    eventually(() -> assertThat(spans().stream().filter(which).map(Seen::name)).contains(names));
    return spans().stream().filter(which).toList();
  }

  private static Stream<Seen> spans(byte[] request) {
    return parts(ByteString.copyFrom(request), 1)
        .flatMap(resource -> parts(resource, 2))
        .flatMap(scope -> parts(scope, 2))
        .map(Seen::of);
  }

  private static Stream<ByteString> parts(ByteString message, int field) {
    return fields(message).getField(field).getLengthDelimitedList().stream();
  }

  /** What {@code trace.proto} numbers so. */
  private static UnknownFieldSet fields(ByteString message) {
    try {
      return UnknownFieldSet.parseFrom(message);
    } catch (InvalidProtocolBufferException unreadable) {
      throw new IllegalArgumentException(unreadable);
    }
  }

  /**
   * One span.
   *
   * @param parent empty for the first of a trace
   * @param kind 1 internal, 2 server, 3 client, 5 consumer
   * @param failed whether its status is an error
   */
  record Seen(
      String trace,
      String id,
      String parent,
      String name,
      long kind,
      Map<String, String> tags,
      boolean failed) {

    private static final int ERROR = 2;

    static Seen of(ByteString span) {
      var tags = new HashMap<String, String>();
      parts(span, 9).forEach(tag -> tags.put(text(tag, 1), value(tag)));
      var status =
          parts(span, 15).flatMap(part -> numbers(part, 3)).anyMatch(code -> code == ERROR);
      return new Seen(
          hex(span, 1),
          hex(span, 2),
          hex(span, 4),
          text(span, 5),
          numbers(span, 6).findFirst().orElse(0L),
          tags,
          status);
    }

    String tag(String name) {
      return tags.getOrDefault(name, "");
    }

    private static String value(ByteString tag) {
      return parts(tag, 2).map(any -> text(any, 1)).findFirst().orElse("");
    }

    private static Stream<Long> numbers(ByteString message, int field) {
      return fields(message).getField(field).getVarintList().stream();
    }

    private static String hex(ByteString message, int field) {
      return parts(message, field)
          .map(id -> HEX.formatHex(id.toByteArray()))
          .findFirst()
          .orElse("");
    }

    private static String text(ByteString message, int field) {
      return parts(message, field).map(ByteString::toStringUtf8).findFirst().orElse("");
    }
  }
}
