package dev.acquit.gateway.access.web;

import dev.acquit.gateway.access.Accesses;
import dev.acquit.gateway.access.ApiKeys;
import dev.acquit.gateway.access.Operator;
import dev.acquit.gateway.access.Organization;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.Body;
import dev.acquit.gateway.http.Fields;
import dev.acquit.gateway.http.Listing;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.http.Query;
import dev.acquit.gateway.journal.Act;
import dev.acquit.gateway.journal.Actor;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Ids;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** What the operator does: organizations, and the keys that they work with. */
@Component
class OrganizationHandler {

  private static final int LONGEST_NAME = 200;

  private final Accesses accesses;
  private final ApiKeys keys;
  private final Clock clock;

  OrganizationHandler(Accesses accesses, ApiKeys keys, Clock clock) {
    this.accesses = accesses;
    this.keys = keys;
    this.clock = clock;
  }

  Mono<ServerResponse> create(ServerRequest request) {
    return Body.object(request)
        .map(this::organizationOf)
        .flatMap(organization -> added(Operator.of(request), organization))
        .flatMap(organization -> Answer.created(OrganizationJson.of(organization)));
  }

  private Mono<Organization> added(Actor actor, Organization organization) {
    var shown = OrganizationJson.of(organization);
    var act =
        Act.of(actor, null, "organization.created", shown.id(), null, Map.of("name", shown.name()));
    return accesses.add(organization, act).thenReturn(organization);
  }

  Mono<ServerResponse> get(ServerRequest request) {
    return organization(request).flatMap(found -> Answer.ok(OrganizationJson.of(found)));
  }

  Mono<ServerResponse> list(ServerRequest request) {
    var query = Query.of(request);
    var page = query.page(IdKind.ORGANIZATION);
    query.verify();
    return accesses
        .organizations(page.limit() + 1, page.after())
        .collectList()
        .flatMap(rows ->
            Answer.ok(
                Listing.of(
                    rows,
                    page.limit(),
                    IdKind.ORGANIZATION,
                    Organization::id,
                    OrganizationJson::of)));
  }

  Mono<ServerResponse> createKey(ServerRequest request) {
    return organization(request)
        .zipWith(Body.object(request))
        .flatMap(asked -> createKey(Operator.of(request), asked.getT1().id(), asked.getT2()))
        .flatMap(made -> Answer.created(ApiKeyJson.of(made.key(), made.secret())));
  }

  Mono<ServerResponse> listKeys(ServerRequest request) {
    return organization(request)
        .flatMapMany(organization -> keys.list(organization.id()))
        .map(key -> ApiKeyJson.of(key, null))
        .collectList()
        .flatMap(shown -> Answer.ok(Listing.whole(shown)));
  }

  Mono<ServerResponse> revokeKey(ServerRequest request) {
    var id = IdKind.API_KEY.parse(request.pathVariable("key"));
    return organization(request)
        .flatMap(organization ->
            Mono.justOrEmpty(id)
                .flatMap(key -> keys.revoke(Operator.of(request), organization.id(), key)))
        .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCode.NOT_FOUND)))
        .flatMap(ended -> Answer.ok(ApiKeyJson.of(ended, null)));
  }

  private Mono<ApiKeys.Created> createKey(Actor actor, UUID organization, ObjectNode body) {
    var fields = Fields.of(body);
    var name = fields.optionalText("name", LONGEST_NAME);
    var live = fields.flag("live", false);
    var publishable = fields.flag("publishable", false);
    var permissions = permissions(fields);
    fields.verify();
    return keys.create(
        actor, organization, name == null ? "API key" : name, live, publishable, permissions);
  }

  private static Set<Permission> permissions(Fields fields) {
    if (!fields.has("permissions")) {
      return EnumSet.allOf(Permission.class);
    }
    var granted = EnumSet.noneOf(Permission.class);
    for (var code : fields.list("permissions")) {
      Permission.of(code)
          .ifPresentOrElse(
              granted::add,
              () -> fields.reject("permissions", "invalid_choice", "No such permission"));
    }
    return granted;
  }

  private Organization organizationOf(ObjectNode body) {
    var fields = Fields.of(body);
    var name = fields.text("name", LONGEST_NAME);
    fields.verify();
    return new Organization(Ids.next(), name, clock.instant());
  }

  private Mono<Organization> organization(ServerRequest request) {
    return Mono.justOrEmpty(IdKind.ORGANIZATION.parse(request.pathVariable("id")))
        .flatMap(accesses::organization)
        .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCode.NOT_FOUND)));
  }
}
