package dev.acquit.gateway.bulk.web;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.bulk.Batch;
import dev.acquit.gateway.bulk.Batch.Status;
import dev.acquit.gateway.bulk.BatchDecisions;
import dev.acquit.gateway.bulk.BatchFile;
import dev.acquit.gateway.bulk.Batches;
import dev.acquit.gateway.bulk.BulkService;
import dev.acquit.gateway.bulk.Row;
import dev.acquit.gateway.bulk.Row.Outcome;
import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.Body;
import dev.acquit.gateway.http.Fields;
import dev.acquit.gateway.http.Listing;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.http.Query;
import dev.acquit.gateway.money.IdKind;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Batches to look at and to decide on. */
@Component
class BatchHandler {

  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
  private static final int LONGEST_TEXT = 2000;

  private final Batches batches;
  private final BatchDecisions decisions;
  private final BulkService bulk;
  private final BatchFile files;

  BatchHandler(Batches batches, BatchDecisions decisions, BulkService bulk, BatchFile files) {
    this.batches = batches;
    this.decisions = decisions;
    this.bulk = bulk;
    this.files = files;
  }

  Mono<ServerResponse> list(ServerRequest request) {
    var caller = Caller.of(request, Permission.FAILED_PAYMENTS_VIEW);
    var query = Query.of(request);
    var page = query.page(IdKind.BATCH);
    query.verify();
    return batches
        .list(caller, page)
        .collectList()
        .flatMap(found ->
            Answer.ok(Listing.of(found, page.limit(), IdKind.BATCH, Batch::id, BatchJson::of)));
  }

  Mono<ServerResponse> get(ServerRequest request) {
    return seen(request)
        .flatMap(batch ->
            batch.status() == Status.AWAITING_APPROVAL
                ? bulk.outlook(batch).flatMap(outlook -> Answer.ok(BatchJson.of(batch, outlook)))
                : shown(batch));
  }

  Mono<ServerResponse> rows(ServerRequest request) {
    var query = Query.of(request);
    var outcome = query.choice("outcome", Outcome.class);
    var page = query.page(IdKind.ACTION_ITEM);
    var batch = seen(request);
    query.verify();
    return batch
        .flatMap(found -> batches.rows(found, outcome, page).collectList())
        .flatMap(rows ->
            Answer.ok(Listing.of(rows, page.limit(), IdKind.ACTION_ITEM, Row::item, RowJson::of)));
  }

  Mono<ServerResponse> file(ServerRequest request) {
    var query = Query.of(request);
    var outcome = query.choice("outcome", Outcome.class);
    var batch = seen(request);
    query.verify();
    return batch.flatMap(found ->
        ServerResponse.ok()
            .contentType(CSV)
            .header("Content-Disposition", "attachment; filename=\"" + BatchFile.name(found) + "\"")
            .header("X-Content-Type-Options", "nosniff")
            .body(files.lines(found, outcome), String.class));
  }

  Mono<ServerResponse> approve(ServerRequest request) {
    var caller = Caller.of(request, Permission.FAILED_PAYMENTS_APPROVE);
    return nothing(request)
        .then(Mono.defer(() -> decisions.approve(caller, batch(request))))
        .flatMap(BatchHandler::shown);
  }

  Mono<ServerResponse> reject(ServerRequest request) {
    var caller = Caller.of(request, Permission.FAILED_PAYMENTS_APPROVE);
    return Body.object(request)
        .map(body -> {
          var fields = Fields.of(body);
          var reason = fields.text("reason", LONGEST_TEXT);
          fields.verify();
          return reason;
        })
        .flatMap(reason -> decisions.reject(caller, batch(request), reason))
        .flatMap(BatchHandler::shown);
  }

  Mono<ServerResponse> cancel(ServerRequest request) {
    var caller = Caller.of(request, Permission.FAILED_PAYMENTS_RETRY);
    return nothing(request)
        .then(Mono.defer(() -> decisions.cancel(caller, batch(request))))
        .flatMap(BatchHandler::shown);
  }

  private static Mono<Void> nothing(ServerRequest request) {
    return Body.object(request).doOnNext(body -> Fields.of(body).verify()).then();
  }

  private Mono<Batch> seen(ServerRequest request) {
    var caller = Caller.of(request, Permission.FAILED_PAYMENTS_VIEW);
    return decisions.find(caller, batch(request));
  }

  private static UUID batch(ServerRequest request) {
    return IdKind.BATCH
        .parse(request.pathVariable("id"))
        .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
  }

  private static Mono<ServerResponse> shown(Batch batch) {
    return Answer.ok(BatchJson.of(batch));
  }
}
