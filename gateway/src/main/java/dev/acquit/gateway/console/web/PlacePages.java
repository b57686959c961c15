package dev.acquit.gateway.console.web;

import dev.acquit.gateway.access.Accesses;
import dev.acquit.gateway.access.Organization;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.staff.Members;
import dev.acquit.gateway.staff.Sessions;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Where somebody is at work: in which organization, with test data or with real money. */
@Configuration(proxyBeanMethods = false)
class PlacePages {

  static final String PATH = "/console/organizations";

  private static final Set<String> MODES = Set.of("test", SignInPages.LIVE);
  private static final int LONGEST_ID = 40;
  private static final UUID NONE = new UUID(0, 0);

  private final Sessions sessions;
  private final Members members;
  private final Accesses accesses;
  private final Cookies cookies;
  private final Screens screens;

  PlacePages(
      Sessions sessions, Members members, Accesses accesses, Cookies cookies, Screens screens) {
    this.sessions = sessions;
    this.members = members;
    this.accesses = accesses;
    this.cookies = cookies;
    this.screens = screens;
  }

  @Bean
  RouterFunction<ServerResponse> routesOfPlaces(Door door) {
    return door.guarded(
        RouterFunctions.route()
            .GET("/console", request -> screens.go(request, Screens.HOME))
            .GET("/console/session", _ -> ServerResponse.noContent().build())
            .GET(PATH, this::choose)
            .POST(PATH, request -> enter(request, door))
            .build());
  }

  private Mono<ServerResponse> choose(ServerRequest request) {
    var caller = Objects.requireNonNull(Visit.of(request).caller());
    return members
        .organizations(caller.by())
        .concatMap(accesses::organization)
        .map(found -> shown(found, caller.organization(), caller.live()))
        .collectList()
        .flatMap(all -> screens.show(request, "organizations", _ -> Map.of("choices", all)));
  }

  private static Room shown(Organization found, UUID here, boolean live) {
    var isHere = found.id().equals(here);
    return new Room(
        IdKind.ORGANIZATION.format(found.id()), found.name(), isHere && !live, isHere && live);
  }

  private Mono<ServerResponse> enter(ServerRequest request, Door door) {
    var fields = Form.of(request).fields();
    var organization = fields.text("organization", LONGEST_ID);
    var mode = fields.text("mode", LONGEST_ID);
    if (!MODES.contains(mode)) {
      fields.reject("mode", "invalid_choice", "Test or live");
    }
    fields.verify();
    var exchange = request.exchange();
    var id = IdKind.ORGANIZATION.parse(organization).orElse(NONE);
    var live = mode.equals(SignInPages.LIVE);
    return sessions
        .enter(Visit.of(request).token(), id, live, door.origin(exchange))
        .flatMap(entered -> {
          if (!entered) {
            return Mono.error(Problem.of(ProblemCode.NOT_FOUND));
          }
          cookies.write(exchange, Cookies.MODE, mode, Cookies.LONG);
          return screens.go(request, Screens.HOME);
        });
  }

  /** An organization that they work for; whether they are in it already, and in which mode. */
  record Room(String id, String name, boolean inTest, boolean inLive) {}
}
