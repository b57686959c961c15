package dev.acquit.bench.stub;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;

/** The stub's process, on one event loop. It tells its port, and ends when its input does. */
public final class StubMain {

  private static final byte[] UNKNOWN = "{\"code\":\"not_found\"}".getBytes(StandardCharsets.UTF_8);
  private static final byte[] DONE = "{}".getBytes(StandardCharsets.UTF_8);

  private final Wards wards = new Wards();
  private final Scheduler clock;

  private StubMain(Scheduler clock) {
    this.clock = clock;
  }

  public static void main(String[] arguments) throws IOException {
    var loops = LoopResources.create("stub", 1, 1, true);
    var stub = new StubMain(Schedulers.fromExecutorService(loops.onServer(true).next()));
    var server =
        HttpServer.create()
            .runOn(loops)
            .host("127.0.0.1")
            .port(0)
            .handle(stub::answer)
            .bindNow(Duration.ofSeconds(30));
    var out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    out.println("port " + server.port());
    while (System.in.read() >= 0) {
      // nothing is said to it
    }
    Runtime.getRuntime().halt(0);
  }

  /** Paths are {@code /ward/v1/...}, or ours: {@code /tally}, {@code /set/ward/millis}. */
  private Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
    var parts = List.of(request.uri().split("/", -1));
    return switch (parts.get(1)) {
      case "tally" ->
          send(response, 200, Long.toString(wards.repeated()).getBytes(StandardCharsets.UTF_8));
      case "set" -> {
        wards.set(parts.get(2), Long.parseLong(parts.get(3)));
        yield send(response, 200, DONE);
      }
      default -> after(parts.get(1), operated(request, response));
    };
  }

  private Mono<Void> operated(HttpServerRequest request, HttpServerResponse response) {
    var path = request.uri();
    if (path.endsWith("/v1/charges")) {
      return request.receive().aggregate().asString().flatMap(body -> charged(body, response));
    }
    return path.contains("/v1/operations")
        ? send(response, 404, UNKNOWN)
        : send(response, 200, DONE);
  }

  private Mono<Void> charged(String body, HttpServerResponse response) {
    var charge = Charge.in(body);
    wards.charged(charge.reference());
    return send(response, 200, charge.approved());
  }

  private Mono<Void> after(String ward, Mono<Void> answer) {
    var millis = wards.after(ward);
    if (millis < 0) {
      return Mono.never();
    }
    return millis == 0 ? answer : Mono.delay(Duration.ofMillis(millis), clock).then(answer);
  }

  private static Mono<Void> send(HttpServerResponse response, int status, byte[] body) {
    return response
        .status(HttpResponseStatus.valueOf(status))
        .header(HttpHeaderNames.CONTENT_TYPE, "application/json")
        .header(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(body.length))
        .sendByteArray(Mono.just(body))
        .then();
  }
}
