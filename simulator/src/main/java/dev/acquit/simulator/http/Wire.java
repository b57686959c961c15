package dev.acquit.simulator.http;

import io.netty.channel.ChannelOption;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.json.JsonMapper;

/** Puts replies on the wire, spoilt where a script says so. */
final class Wire {

  private static final byte[] GARBAGE = {'<', (byte) 0xfe, (byte) 0xff, '{', '"', 0, ':', ']'};

  private final JsonMapper json;

  Wire(JsonMapper json) {
    this.json = json;
  }

  Mono<Void> send(Reply reply, HttpServerResponse response) {
    var held = reply.delay().isZero() ? Mono.empty() : Mono.delay(reply.delay());
    return reply.first().then(held).then(Mono.defer(() -> sendNow(reply, response)));
  }

  private Mono<Void> sendNow(Reply reply, HttpServerResponse response) {
    return switch (reply.fault()) {
      case TIMEOUT_BEFORE, TIMEOUT_AFTER_COMMIT -> Mono.never();
      case RESET, RESET_AFTER_COMMIT -> reset(response);
      case GARBAGE -> bytes(200, GARBAGE, response);
      case EMPTY -> bytes(200, new byte[0], response);
      case null, default -> bytes(reply, response);
    };
  }

  private Mono<Void> bytes(Reply reply, HttpServerResponse response) {
    reply.headers().forEach(response::header);
    var body = reply.body();
    return bytes(
        reply.status(), body == null ? new byte[0] : json.writeValueAsBytes(body), response);
  }

  private static Mono<Void> bytes(int status, byte[] body, HttpServerResponse response) {
    response.status(status).header("Content-Type", "application/json");
    response.header("Content-Length", Integer.toString(body.length));
    return response.sendByteArray(Mono.just(body)).then();
  }

  /** Without lingering, a close is a reset: the caller sees no answer and no orderly end. */
  private static Mono<Void> reset(HttpServerResponse response) {
    response.withConnection(connection -> {
      connection.channel().config().setOption(ChannelOption.SO_LINGER, 0);
      var _ = connection.channel().close();
    });
    return Mono.never();
  }
}
