package dev.acquit.gateway.console.web.live;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.action.ActionItems.Changed;
import dev.acquit.gateway.console.web.Door;
import dev.acquit.gateway.console.web.Door.Presence;
import dev.acquit.gateway.console.web.live.Seats.Seat;
import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.http.LogContext;
import dev.acquit.gateway.money.IdKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells an open page, by server-sent events, which items have changed: {@code items} with their
 * ids, {@code missed} where it cannot know what changed meanwhile, {@code beat} now and then, and
 * {@code end} where it is not to ask again. The session is looked at with each beat, and not used.
 */
@Configuration(proxyBeanMethods = false)
class LivePages {

  private static final Duration BEAT = Duration.ofSeconds(10);
  private static final Duration LATE = Duration.ofSeconds(5);
  private static final Duration RETRY = Duration.ofSeconds(3);
  private static final String LAST = "Last-Event-ID";
  private static final String MILLIS = "[0-9]{1,15}";
  private static final String END = "end";

  private final Tidings tidings;
  private final Seats seats;
  private final Clock clock;

  LivePages(Tidings tidings, Seats seats, Clock clock) {
    this.tidings = tidings;
    this.seats = seats;
    this.clock = clock;
  }

  /** Not guarded as pages are: nobody is sent to sign in, and to look is no use of a session. */
  @Bean
  RouterFunction<ServerResponse> routesOfLive(Door door) {
    return RouterFunctions.route().GET("/console/live", request -> open(request, door)).build();
  }

  /** Who may not look is told so by 204, at which browsers ask no more. */
  private Mono<ServerResponse> open(ServerRequest request, Door door) {
    return Mono.justOrEmpty(door.presence(request))
        .flatMap(presence ->
            looking(presence).flatMap(caller -> stream(presence, caller, since(request))))
        .switchIfEmpty(Mono.defer(() -> ServerResponse.noContent().build()));
  }

  private static Mono<Caller> looking(Presence presence) {
    return presence
        .now()
        .filter(caller -> caller.permissions().contains(Permission.FAILED_PAYMENTS_VIEW));
  }

  /** Since when it has been told nothing: of an earlier stream, or when the page was made. */
  private Instant since(ServerRequest request) {
    var last = request.headers().firstHeader(LAST);
    var told = last == null ? request.queryParam("since").orElse("") : last;
    return told.matches(MILLIS) ? Instant.ofEpochMilli(Long.parseLong(told)) : clock.instant();
  }

  private Mono<ServerResponse> stream(Presence presence, Caller caller, Instant since) {
    var events =
        Flux.using(
            () -> seats.take(presence.session()),
            seat ->
                seat.free()
                    ? events(presence, caller, since)
                    : Flux.just(event(END, clock.instant(), "")),
            Seat::leave);
    return ServerResponse.ok()
        .header("X-Accel-Buffering", "no") // a proxy before us tells at once, too
        .header("X-Content-Type-Options", "nosniff")
        .body(BodyInserters.fromServerSentEvents(LogContext.kept(events)));
  }

  private Flux<ServerSentEvent<String>> events(Presence presence, Caller caller, Instant since) {
    return Flux.merge(begun(since), news(caller, since), beats(presence, caller))
        .takeUntil(event -> END.equals(event.event()))
        .takeUntilOther(seats.closing());
  }

  /** At once, so that the browser knows that it is connected. */
  private Flux<ServerSentEvent<String>> begun(Instant since) {
    var now = clock.instant();
    return since.isBefore(now.minus(Tidings.WINDOW))
        ? Flux.just(event("missed", now, ""))
        : Flux.just(event("beat", since, ""));
  }

  private Flux<ServerSentEvent<String>> news(Caller caller, Instant since) {
    return tidings
        .of(caller)
        .scan(Reader.of(since), Reader::after)
        .filter(Reader::hasNews)
        .map(read -> event("items", read.at(), shown(read.news())));
  }

  /** Ends it with the session, and where its person goes elsewhere or may not look any more. */
  private Flux<ServerSentEvent<String>> beats(Presence presence, Caller caller) {
    return Flux.interval(BEAT)
        .onBackpressureDrop()
        .concatMap(
            _ ->
                looking(presence)
                    .filter(now -> isAtTheSame(now, caller))
                    .map(_ -> event("beat", clock.instant(), ""))
                    .defaultIfEmpty(event(END, clock.instant(), ""))
                    .onErrorResume(_ -> Mono.empty()), // asked again with the next
            0);
  }

  private static boolean isAtTheSame(Caller now, Caller then) {
    return now.organization().equals(then.organization()) && now.live() == then.live();
  }

  /**
   * An event without data is not told to the page. Its id is a moment before: what was recorded
   * late is told again rather than not at all.
   */
  private static ServerSentEvent<String> event(String name, Instant at, String data) {
    return ServerSentEvent.<String>builder()
        .id("" + at.minus(LATE).toEpochMilli())
        .event(name)
        .retry(RETRY)
        .data(data.isEmpty() ? "-" : data)
        .build();
  }

  private static String shown(List<Changed> changes) {
    var news =
        changes.stream()
            .map(change ->
                new News(
                    IdKind.ACTION_ITEM.format(change.item()),
                    change.version(),
                    change.at().toEpochMilli()))
            .toList();
    return Json.MAPPER.writeValueAsString(news);
  }

  /** That an item has changed, as pages are told. */
  record News(String id, long version, long at) {}
}
