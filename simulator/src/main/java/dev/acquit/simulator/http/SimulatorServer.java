package dev.acquit.simulator.http;

import dev.acquit.simulator.acquirer.Acquirer;
import dev.acquit.simulator.fault.Faults;
import dev.acquit.simulator.http.RequestReader.TooLarge;
import dev.acquit.simulator.http.RequestReader.Unauthorized;
import dev.acquit.simulator.journal.Desk;
import dev.acquit.simulator.webhook.Webhooks;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP server: which path is whose, and what an error looks like. */
public final class SimulatorServer implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(SimulatorServer.class);

  private final JsonMapper json =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .build();
  private final RequestReader reader = new RequestReader(json);
  private final Wire wire = new Wire(json);
  private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final MoneyApi money;
  private final EndpointApi endpoints;
  private final ControlApi control;
  private final AftermathApi aftermath;
  private final DisposableServer server;

  /** Listens at once. */
  public SimulatorServer(String host, int port, Desk desk, Acquirer acquirer, Webhooks webhooks) {
    var faults = new Faults();
    var counter = new Counter(desk, faults, acquirer, webhooks);
    this.money = new MoneyApi(counter, acquirer);
    this.endpoints = new EndpointApi(counter, acquirer, webhooks);
    this.control = new ControlApi(counter, acquirer, faults);
    this.aftermath = new AftermathApi(counter, acquirer.aftermath());
    this.server =
        HttpServer.create()
            .host(host)
            .port(port)
            .doOnConnection(connection -> connections.add(connection.channel()))
            .route(this::routes)
            .bindNow();
  }

  public int port() {
    return server.port();
  }

  private void routes(HttpServerRoutes routes) {
    routes
        .post("/v1/charges", ofAccount(money::open))
        .post("/v1/charges/{id}/capture", ofAccount(money::capture))
        .post("/v1/charges/{id}/void", ofAccount(money::cancel))
        .post("/v1/charges/{id}/refunds", ofAccount(money::refund))
        .post("/v1/charges/{id}/validation", ofAccount(money::validate))
        .get("/validations/{id}", ofAnyone(MoneyApi::page))
        .post("/v1/tokens", ofAccount(money::save))
        .get("/v1/operations", ofAccount(money::lookup))
        .post("/v1/webhook_endpoints", ofAccount(endpoints::subscribe))
        .get("/ledger", ofAnyone(control::ledger))
        .post("/faults", ofAnyone(control::script))
        .get("/faults", ofAnyone(control::scripts))
        .delete("/faults", ofAnyone(control::clearScripts))
        .post("/returns", ofAnyone(aftermath::giveBack))
        .post("/returns/reverse", ofAnyone(aftermath::reverseReturn))
        .post("/refunds/fail", ofAnyone(aftermath::failRefund))
        .post("/disputes", ofAnyone(aftermath::dispute))
        .get("/disputes", ofAnyone(aftermath::disputes))
        .post("/disputes/{id}", ofAnyone(aftermath::moveDispute))
        .post("/payouts", ofAnyone(aftermath::payOut))
        .get("/webhooks", ofAnyone(endpoints::held))
        .post("/webhooks/hold", ofAnyone(endpoints::hold))
        .post("/webhooks/release", ofAnyone(endpoints::release))
        .post("/clock", ofAnyone(control::advance))
        .get("/clock", ofAnyone(control::clock))
        .post("/latency", ofAnyone(control::delay))
        .get("/health", ofAnyone(_ -> Mono.just(Reply.of(200, Map.of("status", "up")))))
        .route(_ -> true, ofAnyone(_ -> Mono.just(Reply.error(404, "not_found", "No such path"))));
  }

  private BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> ofAccount(
      Function<Request, Mono<Reply>> api) {
    return (request, response) ->
        reader
            .read(request, true)
            .flatMap(api)
            .onErrorResume(SimulatorServer::error)
            .flatMap(reply -> wire.send(reply.delayedBy(control.latency()), response));
  }

  private BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> ofAnyone(
      Function<Request, Mono<Reply>> api) {
    return (request, response) ->
        reader
            .read(request, false)
            .flatMap(api)
            .onErrorResume(SimulatorServer::error)
            .flatMap(reply -> wire.send(reply, response));
  }

  private static Mono<Reply> error(Throwable failure) {
    return Mono.just(
        switch (failure) {
          case InvalidRequest invalid -> Reply.invalid(invalid);
          case Unauthorized _ -> Reply.error(401, "unauthorized", "An account key is missing");
          case TooLarge _ -> Reply.error(413, "too_large", "A body is at most 64 KiB");
          default -> unexpected(failure);
        });
  }

  private static Reply unexpected(Throwable failure) {
    log.error("A request failed", failure);
    return Reply.error(500, "internal_error", "Something went wrong");
  }

  /** Stops listening, and drops every connection as a dying process would. */
  @Override
  public void close() {
    server.disposeNow();
    connections.close().awaitUninterruptibly();
  }
}
