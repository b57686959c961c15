package dev.acquit.gateway.demo;

import dev.acquit.gateway.demo.Script.At;
import dev.acquit.gateway.demo.Script.Step;
import dev.acquit.gateway.http.Json;
import dev.acquit.simulator.Simulator;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;
import reactor.util.retry.RetryBackoffSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Tells what happened at Camp Boreal before somebody came: the first time that the demo starts, by
 * the requests that a shop sends, so that there is something to look at.
 */
@Component
@Profile(DemoEnvironment.PROFILE)
class Story {

  private static final Logger LOG = LoggerFactory.getLogger(Story.class);
  private static final Duration LONGEST = Duration.ofMinutes(2);

  /** What comes by webhook takes a moment. */
  private static final RetryBackoffSpec UNTIL_THERE = Retry.fixedDelay(100, Duration.ofMillis(200));

  private final ReactiveWebServerApplicationContext context;
  private final Simulator simulator;
  private final WebClient client;
  private final Clock clock;
  private final boolean isTold;

  Story(
      ReactiveWebServerApplicationContext context,
      Simulator simulator,
      WebClient.Builder clients,
      DemoSettings settings,
      Clock clock) {
    this.context = context;
    this.simulator = simulator;
    this.client = clients.build();
    this.clock = clock;
    this.isTold = settings.story();
  }

  /** Only where nothing has happened yet; that it fails keeps nobody from the gateway. */
  @EventListener(ApplicationReadyEvent.class)
  Mono<Void> tell() {
    return isTold ? first() : Mono.empty();
  }

  private Mono<Void> first() {
    return asked(
            HttpMethod.GET, At.GATEWAY, "/v1/payments?limit=1", "", Json.MAPPER.createObjectNode())
        .filter(payments -> payments.at("/data").isEmpty())
        .flatMap(_ -> Mono.fromCallable(Script::read).subscribeOn(Schedulers.boundedElastic()))
        .flatMap(this::told)
        .timeout(LONGEST)
        .onErrorResume(
            failure -> Mono.fromRunnable(() -> LOG.warn("The demo's story ends early", failure)));
  }

  private Mono<Void> told(Script script) {
    var known = nextMonth();
    return Flux.fromIterable(script.steps())
        .index()
        .concatMap(step ->
            taken(step.getT2(), "story-" + step.getT1(), known).checkpoint("step " + step.getT1()))
        .then();
  }

  private Map<String, JsonNode> nextMonth() {
    var next = YearMonth.now(clock.withZone(ZoneOffset.UTC)).plusMonths(1);
    var known = new HashMap<String, JsonNode>();
    known.put("month", JsonNodeFactory.instance.numberNode(next.getMonthValue()));
    known.put("year", JsonNodeFactory.instance.numberNode(next.getYear()));
    return known;
  }

  private Mono<Void> taken(Step step, String key, Map<String, JsonNode> known) {
    var method = step.get() == null ? HttpMethod.POST : HttpMethod.GET;
    return Mono.defer(() -> asked(method, step.at(), step.path(known), key, step.body(known)))
        .doOnNext(answer -> step.kept().forEach((name, at) -> known.put(name, there(answer, at))))
        .retryWhen(UNTIL_THERE.filter(MissingException.class::isInstance))
        .then();
  }

  private static JsonNode there(JsonNode answer, String at) {
    var found = answer.at(at);
    if (found.isMissingNode()) {
      throw new MissingException(at);
    }
    return found;
  }

  private Mono<JsonNode> asked(HttpMethod method, At at, String path, String key, JsonNode body) {
    var request =
        client
            .method(method)
            .uri(address(at) + path)
            .header("Authorization", "Bearer " + DemoOrganizations.SECRET_KEY)
            .header("Idempotency-Key", key);
    var sent =
        method.equals(HttpMethod.GET)
            ? request
            : request.contentType(MediaType.APPLICATION_JSON).bodyValue(Json.bytes(body));
    return sent.retrieve().bodyToMono(byte[].class).map(Json.MAPPER::readTree);
  }

  private String address(At at) {
    return switch (at) {
      case GATEWAY -> "http://127.0.0.1:" + port();
      case SIMULATOR -> simulator.address().toString();
    };
  }

  private int port() {
    var server = context.getWebServer();
    return server == null ? 0 : server.getPort();
  }

  /** What is to be kept is not there yet. */
  private static final class MissingException extends RuntimeException {

    MissingException(String at) {
      super(at, null, false, false);
    }
  }
}
