package dev.acquit.gateway.console.web.batches;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.bulk.Batch;
import dev.acquit.gateway.bulk.Batch.Status;
import dev.acquit.gateway.bulk.BatchDecisions;
import dev.acquit.gateway.bulk.BatchFile;
import dev.acquit.gateway.bulk.BatchFile.Column;
import dev.acquit.gateway.bulk.Batches;
import dev.acquit.gateway.bulk.BulkService;
import dev.acquit.gateway.bulk.BulkService.Preview;
import dev.acquit.gateway.bulk.Row.Outcome;
import dev.acquit.gateway.console.desk.batches.BatchLine;
import dev.acquit.gateway.console.desk.batches.BatchScreen;
import dev.acquit.gateway.console.view.Wording;
import dev.acquit.gateway.console.web.Door;
import dev.acquit.gateway.console.web.Screens;
import dev.acquit.gateway.console.web.Told;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.http.Query;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.money.IdKind;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What was begun on many items: all of them, and one with what came of each item. */
@Component
class BatchPages {

  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
  private static final String MARK = "\uFEFF";
  private static final int ROWS = 50;
  private static final String CURSOR = "cursor";

  private final Batches batches;
  private final BatchDecisions decisions;
  private final BulkService bulk;
  private final BatchFile files;
  private final Screens screens;

  BatchPages(
      Batches batches,
      BatchDecisions decisions,
      BulkService bulk,
      BatchFile files,
      Screens screens) {
    this.batches = batches;
    this.decisions = decisions;
    this.bulk = bulk;
    this.files = files;
    this.screens = screens;
  }

  /** The batch's id in the path. */
  static UUID id(ServerRequest request) {
    return IdKind.BATCH
        .parse(request.pathVariable("id"))
        .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
  }

  Mono<ServerResponse> list(ServerRequest request) {
    var caller = Caller.of(request, Permission.FAILED_PAYMENTS_VIEW);
    var query = Query.filledIn(request);
    var page = new Page(ROWS, query.id(CURSOR, IdKind.BATCH));
    query.verify();
    return batches
        .list(caller, page)
        .collectList()
        .flatMap(
            found -> screens.show(request, "batches", words -> BatchLine.list(found, page, words)));
  }

  Mono<ServerResponse> get(ServerRequest request) {
    return shown(request, null);
  }

  /** The batch as it stands now, and above it why what somebody did was refused. */
  Mono<ServerResponse> shown(ServerRequest request, @Nullable Problem wrong) {
    var caller = Caller.of(request, Permission.FAILED_PAYMENTS_VIEW);
    var query = Query.filledIn(request);
    var outcome = query.choice("outcome", Outcome.class);
    var page = new Page(ROWS, query.id(CURSOR, IdKind.ACTION_ITEM));
    query.verify();
    return decisions
        .find(caller, id(request))
        .flatMap(batch -> shown(request, caller, batch, outcome, page, wrong));
  }

  private Mono<ServerResponse> shown(
      ServerRequest request,
      Caller caller,
      Batch batch,
      @Nullable Outcome outcome,
      Page page,
      @Nullable Problem wrong) {
    return Mono.zip(batches.rows(batch, outcome, page).collectList(), outlook(request, batch))
        .flatMap(both ->
            screens.show(
                request,
                wrong == null ? HttpStatus.OK.value() : wrong.code().status(),
                "batch",
                words -> {
                  var preview = both.getT2().orElse(null);
                  var model =
                      BatchScreen.of(caller, batch, preview, both.getT1(), outcome, page, words);
                  model.put("watched", Door.isWatching(request));
                  if (wrong != null) {
                    model.put("errors", Told.of(wrong, words));
                    model.put(
                        "problem",
                        wrong.errors().isEmpty() ? Screens.told(words, wrong.code()) : "");
                  }
                  return model;
                }));
  }

  /** What there is to decide on. Who only watches how far it is has read that. */
  private Mono<Optional<Preview>> outlook(ServerRequest request, Batch batch) {
    return batch.status() == Status.AWAITING_APPROVAL && !Door.isWatching(request)
        ? bulk.outlook(batch).map(Optional::of)
        : Mono.just(Optional.empty());
  }

  Mono<ServerResponse> file(ServerRequest request) {
    var caller = Caller.of(request, Permission.FAILED_PAYMENTS_VIEW);
    var query = Query.filledIn(request);
    var outcome = query.choice("outcome", Outcome.class);
    query.verify();
    return Mono.zip(decisions.find(caller, id(request)), screens.words(request))
        .flatMap(both -> file(both.getT1(), outcome, both.getT2()));
  }

  /** It begins with a mark: spreadsheets take it for another encoding without it. */
  private Mono<ServerResponse> file(Batch batch, @Nullable Outcome outcome, Wording words) {
    var why = new Column("reason_text", row -> BatchScreen.why(row, words));
    return ServerResponse.ok()
        .contentType(CSV)
        .header("Content-Disposition", "attachment; filename=\"" + BatchFile.name(batch) + "\"")
        .header("X-Content-Type-Options", "nosniff")
        .body(Flux.just(MARK).concatWith(files.lines(batch, outcome, why)), String.class);
  }
}
