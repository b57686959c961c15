package dev.acquit.gateway.staff.web;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.Body;
import dev.acquit.gateway.http.Fields;
import dev.acquit.gateway.http.Listing;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.http.Query;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.staff.Role;
import dev.acquit.gateway.staff.RoleService;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Roles, to set up and to look at. */
@Configuration(proxyBeanMethods = false)
class RoleHandler {

  private static final int LONGEST_NAME = 100;

  private final RoleService roles;

  RoleHandler(RoleService roles) {
    this.roles = roles;
  }

  @Bean
  RouterFunction<ServerResponse> routesOfRoles() {
    return RouterFunctions.route()
        .GET("/v1/roles", this::list)
        .POST("/v1/roles", this::create)
        .GET("/v1/roles/{id}", this::get)
        .PATCH("/v1/roles/{id}", this::change)
        .DELETE("/v1/roles/{id}", this::delete)
        .build();
  }

  private Mono<ServerResponse> list(ServerRequest request) {
    var caller = Caller.of(request, Permission.STAFF_VIEW);
    var query = Query.of(request);
    var page = query.page(IdKind.ROLE);
    query.verify();
    return roles
        .list(caller, page)
        .collectList()
        .flatMap(
            rows -> Answer.ok(Listing.of(rows, page.limit(), IdKind.ROLE, Role::id, RoleJson::of)));
  }

  private Mono<ServerResponse> create(ServerRequest request) {
    var caller = Caller.of(request, Permission.STAFF_MANAGE);
    return Body.object(request)
        .flatMap(body -> {
          var fields = Fields.of(body);
          var name = fields.text("name", LONGEST_NAME);
          var permissions = permissions(fields);
          if (permissions == null) {
            fields.reject("permissions", "required", "Required");
          }
          fields.verify();
          return roles.create(caller, name, permissions == null ? Set.of() : permissions);
        })
        .flatMap(role -> Answer.created(RoleJson.of(role)));
  }

  private Mono<ServerResponse> get(ServerRequest request) {
    var caller = Caller.of(request, Permission.STAFF_VIEW);
    return roles.find(caller, id(request)).flatMap(role -> Answer.ok(RoleJson.of(role)));
  }

  private Mono<ServerResponse> change(ServerRequest request) {
    var caller = Caller.of(request, Permission.STAFF_MANAGE);
    return Body.object(request)
        .flatMap(body -> {
          var fields = Fields.of(body);
          var name = fields.optionalText("name", LONGEST_NAME);
          var permissions = permissions(fields);
          fields.verify();
          return roles.change(caller, id(request), name, permissions);
        })
        .flatMap(role -> Answer.ok(RoleJson.of(role)));
  }

  private Mono<ServerResponse> delete(ServerRequest request) {
    var caller = Caller.of(request, Permission.STAFF_MANAGE);
    return roles.delete(caller, id(request)).flatMap(role -> Answer.ok(RoleJson.of(role)));
  }

  /** Null where nothing is said. */
  private static @Nullable Set<Permission> permissions(Fields fields) {
    if (!fields.has("permissions")) {
      return null;
    }
    var granted = EnumSet.noneOf(Permission.class);
    var codes = fields.list("permissions");
    for (int at = 0; at < codes.size(); at++) {
      var place = "" + at;
      Permission.of(codes.get(at))
          .ifPresentOrElse(
              granted::add,
              () -> fields.reject("permissions", place, "invalid_choice", "No such permission"));
    }
    return granted;
  }

  private static UUID id(ServerRequest request) {
    return IdKind.ROLE
        .parse(request.pathVariable("id"))
        .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
  }
}
