package dev.acquit.gateway.console.web.live;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.action.ActionItems.Changed;
import dev.acquit.gateway.console.web.Door;
import dev.acquit.gateway.console.web.Door.Presence;
import dev.acquit.gateway.console.web.live.Reader.Said;
import dev.acquit.gateway.console.web.live.Seats.Seat;
import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.http.LogContext;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Names;
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
 * ids, {@code missed} where it cannot know what changed meanwhile, {@code beat} now and then,
 * {@code full} where it is to ask again later, and {@code end} where it is not to ask again. An
 * event's id is how far the page was told. The session is looked at now and then, and not used.
 */
@Configuration(proxyBeanMethods = false)
class LivePages {

  private static final Duration EVERY = Duration.ofSeconds(10);
  private static final Duration SOON = Duration.ofSeconds(3);
  private static final Duration LATER = Duration.ofSeconds(30);
  private static final String LAST = "Last-Event-ID";
  private static final String MILLIS = "[0-9]{1,15}";

  /** An event without data is not told to the page. */
  private static final String NOTHING = "-";

  private static final ServerSentEvent<String> END = event("end", NOTHING).build();
  private static final ServerSentEvent<String> STILL = event("beat", NOTHING).build();
  private static final ServerSentEvent<String> FULL = event("full", NOTHING).retry(LATER).build();

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

  private Mono<ServerResponse> open(ServerRequest request, Door door) {
    return Mono.justOrEmpty(door.presence(request))
        .flatMap(
            presence -> looking(presence).map(caller -> seated(presence, caller, since(request))))
        .defaultIfEmpty(Flux.just(END))
        .flatMap(LivePages::stream);
  }

  private static Mono<Caller> looking(Presence presence) {
    return presence
        .now()
        .filter(caller -> caller.permissions().contains(Permission.FAILED_PAYMENTS_VIEW));
  }

  /** Since when it has been told nothing: of an earlier stream, or as the page has it. */
  private Instant since(ServerRequest request) {
    var last = request.headers().firstHeader(LAST);
    var told = last == null ? request.queryParam("since").orElse("") : last;
    var now = clock.instant();
    var then = told.matches(MILLIS) ? Instant.ofEpochMilli(Long.parseLong(told)) : now;
    return then.isAfter(now) ? now : then;
  }

  private static Mono<ServerResponse> stream(Flux<ServerSentEvent<String>> events) {
    return ServerResponse.ok()
        .header("X-Accel-Buffering", "no") // a proxy before us tells at once, too
        .header("X-Content-Type-Options", "nosniff")
        .body(BodyInserters.fromServerSentEvents(LogContext.kept(events)));
  }

  private Flux<ServerSentEvent<String>> seated(Presence presence, Caller caller, Instant since) {
    return Flux.using(
        () -> seats.take(presence.session()),
        seat -> seat.free() ? events(presence, caller, since) : Flux.just(FULL),
        Seat::leave);
  }

  private Flux<ServerSentEvent<String>> events(Presence presence, Caller caller, Instant since) {
    return Flux.merge(told(caller, since), ends(presence, caller))
        .takeUntil(END::equals)
        .takeUntilOther(seats.closing());
  }

  private Flux<ServerSentEvent<String>> told(Caller caller, Instant since) {
    return tidings
        .of(caller)
        .scan(Reader.of(since), Reader::after)
        .concatMapIterable(LivePages::events, 1);
  }

  private static List<ServerSentEvent<String>> events(Reader read) {
    var id = Long.toString(read.told().toEpochMilli());
    return read.says().stream()
        .map(said ->
            event(Names.of(said), said == Said.ITEMS ? shown(read.news()) : NOTHING).id(id).build())
        .toList();
  }

  /**
   * With the session, and where its person goes elsewhere or may not look any more. Until then
   * something is written now and then, since who is gone without a word is found out by that alone.
   */
  private Flux<ServerSentEvent<String>> ends(Presence presence, Caller caller) {
    return Flux.interval(EVERY)
        .onBackpressureDrop()
        .concatMap(
            _ ->
                looking(presence)
                    .filter(now -> isAtTheSame(now, caller))
                    .hasElement()
                    .onErrorReturn(true), // asked again
            0)
        .map(stays -> stays ? STILL : END);
  }

  private static boolean isAtTheSame(Caller now, Caller then) {
    return now.organization().equals(then.organization()) && now.live() == then.live();
  }

  private static ServerSentEvent.Builder<String> event(String name, String data) {
    return ServerSentEvent.<String>builder().event(name).retry(SOON).data(data);
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
