package dev.acquit.gateway.mandate.web;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.Body;
import dev.acquit.gateway.http.Fields;
import dev.acquit.gateway.http.Listing;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.http.Query;
import dev.acquit.gateway.mandate.Evidence;
import dev.acquit.gateway.mandate.Mandate;
import dev.acquit.gateway.mandate.MandateService;
import dev.acquit.gateway.mandate.Mandates;
import dev.acquit.gateway.mandate.Notice;
import dev.acquit.gateway.money.IdKind;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Mandates and their notices: shown, confirmed, noticed, ended. */
@Component
class MandateHandler {

  private static final int LONGEST_REASON = 500;

  private final MandateService service;
  private final Mandates mandates;
  private final Clock clock;

  MandateHandler(MandateService service, Mandates mandates, Clock clock) {
    this.service = service;
    this.mandates = mandates;
    this.clock = clock;
  }

  Mono<ServerResponse> list(ServerRequest request) {
    var caller = Caller.of(request, Permission.MANDATES_VIEW);
    var query = Query.of(request);
    var filter =
        new Mandates.Filter(
            query.choice("status", Mandate.Status.class),
            query.id("payment_method", IdKind.PAYMENT_METHOD));
    var page = query.page(IdKind.MANDATE);
    query.verify();
    return mandates
        .list(caller, filter, page)
        .collectList()
        .flatMap(rows ->
            Answer.ok(
                Listing.of(rows, page.limit(), IdKind.MANDATE, Mandate::id, MandateJson::of)));
  }

  Mono<ServerResponse> get(ServerRequest request) {
    return mandate(request, Permission.MANDATES_VIEW)
        .flatMap(mandate -> Answer.ok(MandateJson.of(mandate)));
  }

  Mono<ServerResponse> confirm(ServerRequest request) {
    return change(request, this::confirmed);
  }

  private Mono<Mandate> confirmed(Caller caller, Mandate mandate, ObjectNode body) {
    var fields = Fields.of(body);
    var accepted = mandate.agreement().acceptedAt();
    var sentAt = Evidence.sentAt(fields, "sent_at", accepted, clock.instant());
    fields.verify();
    return service.confirm(caller, mandate, sentAt);
  }

  Mono<ServerResponse> end(ServerRequest request) {
    return change(request, this::ended);
  }

  private Mono<Mandate> ended(Caller caller, Mandate mandate, ObjectNode body) {
    var fields = Fields.of(body);
    var reason = fields.optionalText("reason", LONGEST_REASON);
    fields.verify();
    return service.end(caller, mandate, reason);
  }

  private Mono<ServerResponse> change(ServerRequest request, Command command) {
    var caller = Caller.of(request, Permission.MANDATES_MANAGE);
    return Body.object(request)
        .flatMap(body -> mandate(caller, request).flatMap(read -> command.run(caller, read, body)))
        .flatMap(after -> Answer.ok(MandateJson.of(after)));
  }

  Mono<ServerResponse> notice(ServerRequest request) {
    var caller = Caller.of(request, Permission.MANDATES_MANAGE);
    return Body.object(request)
        .flatMap(body -> mandate(caller, request).flatMap(read -> noticed(caller, read, body)))
        .flatMap(notice -> Answer.created(NoticeJson.of(notice)));
  }

  private Mono<Notice> noticed(Caller caller, Mandate mandate, ObjectNode body) {
    var form = NoticeForm.read(body, mandate, clock.instant());
    return service.notice(caller, mandate, form.money(), form.debitOn(), form.sentAt());
  }

  Mono<ServerResponse> notices(ServerRequest request) {
    var query = Query.of(request);
    var page = query.page(IdKind.NOTICE);
    var mandate = mandate(request, Permission.MANDATES_VIEW);
    query.verify();
    return mandate
        .flatMapMany(read -> mandates.notices(read, page))
        .collectList()
        .flatMap(rows ->
            Answer.ok(Listing.of(rows, page.limit(), IdKind.NOTICE, Notice::id, NoticeJson::of)));
  }

  Mono<Mandate> mandate(ServerRequest request, Permission permission) {
    return mandate(Caller.of(request, permission), request);
  }

  /** The caller's mandate in the path; what is not an id is not there. */
  private Mono<Mandate> mandate(Caller caller, ServerRequest request) {
    return Mono.justOrEmpty(IdKind.MANDATE.parse(request.pathVariable("id")))
        .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCode.NOT_FOUND)))
        .flatMap(id -> service.find(caller, id));
  }

  /** What somebody wants done with a mandate. */
  private interface Command {

    Mono<Mandate> run(Caller caller, Mandate read, ObjectNode body);
  }
}
