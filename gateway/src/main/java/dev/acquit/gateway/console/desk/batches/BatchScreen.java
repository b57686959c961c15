package dev.acquit.gateway.console.desk.batches;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.bulk.Batch;
import dev.acquit.gateway.bulk.Batch.Decision;
import dev.acquit.gateway.bulk.Batch.Status;
import dev.acquit.gateway.bulk.BulkService.Preview;
import dev.acquit.gateway.bulk.Row;
import dev.acquit.gateway.bulk.Row.Outcome;
import dev.acquit.gateway.console.desk.Refusal;
import dev.acquit.gateway.console.desk.Search;
import dev.acquit.gateway.console.view.Frame.Moment;
import dev.acquit.gateway.console.view.Wording;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Names;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One act on many items: how far it is, and what came of each. */
public final class BatchScreen {

  /** Where they are. */
  public static final String PATH = "/console/batches";

  private static final Set<Status> OVER =
      Set.of(Status.COMPLETED, Status.CANCELED, Status.REJECTED);

  private BatchScreen() {}

  /**
   * What its template is given.
   *
   * @param outlook what it would do, while that is to be decided; null where nobody asks
   * @param found one more than the page has where another follows
   */
  public static Map<String, Object> of(
      Caller caller,
      Batch batch,
      @Nullable Preview outlook,
      List<Row> found,
      @Nullable Outcome outcome,
      Page page,
      Wording words) {
    var shown = found.size() > page.limit() ? found.subList(0, page.limit()) : found;
    var path = path(batch);
    var waits = batch.status() == Status.AWAITING_APPROVAL;
    var model = new HashMap<String, Object>();
    model.put("batch", BatchLine.of(batch, words));
    model.put("done", batch.state().counts().all());
    model.put("left", words.of("batch.done", batch.state().counts().all(), batch.size()));
    model.put("outcomes", outcomes(batch, outcome, words));
    model.put("resting", !batch.state().resting().isEmpty());
    model.put("over", OVER.contains(batch.status()));
    model.put("waits", waits);
    model.put("own", isOwn(caller, batch));
    model.put("expires", waits ? until(batch, words) : "");
    model.put("decision", batch.decision() == null ? "" : decided(batch.decision(), words));
    model.put("rows", shown.stream().map(row -> line(row, words)).toList());
    model.put("file", path + "/rows.csv" + query(outcome));
    model.put("first", page.after() == null ? "" : path + query(outcome));
    model.put("next", found.size() > page.limit() ? next(path, outcome, shown.getLast()) : "");
    model.put("outlook", outlook != null);
    if (outlook != null) {
      model.putAll(PreviewScreen.outlook(outlook, words));
    }
    model.put("problem", "");
    model.put("errors", Map.of());
    return model;
  }

  /** The batch's page. */
  public static String path(Batch batch) {
    return PATH + "/" + IdKind.BATCH.format(batch.id());
  }

  private static boolean isOwn(Caller caller, Batch batch) {
    return batch.by().type() == caller.actor().type()
        && Objects.equals(batch.by().id(), caller.actor().id());
  }

  private static String query(@Nullable Outcome outcome) {
    return outcome == null ? "" : "?outcome=" + Names.of(outcome);
  }

  private static String next(String path, @Nullable Outcome outcome, Row last) {
    var cursor = "cursor=" + IdKind.ACTION_ITEM.format(last.item());
    return path + (outcome == null ? "?" : query(outcome) + "&") + cursor;
  }

  private static String until(Batch batch, Wording words) {
    var until = batch.expiresAt();
    return until == null ? "" : words.of("batch.expires", words.at(until));
  }

  /** What the gateway decided has words of ours. */
  private static String decided(Decision decision, Wording words) {
    var said = decision.reason();
    var told = words.of("batch.decided." + Names.of(decision.verdict()), decision.by().name());
    return Stream.of(told, said == null ? "" : words.told("batch.because", said))
        .filter(part -> !part.isEmpty())
        .reduce((first, then) -> first + " " + then)
        .orElse("");
  }

  private static List<Count> outcomes(Batch batch, @Nullable Outcome chosen, Wording words) {
    var counts = batch.state().counts();
    return Stream.of(Outcome.values())
        .map(outcome -> {
          var many =
              switch (outcome) {
                case PENDING -> batch.size() - counts.all();
                case SUCCEEDED -> counts.succeeded();
                case FAILED -> counts.failed();
                case REFUSED -> counts.refused();
                case SKIPPED -> counts.skipped();
                case UNKNOWN -> counts.unknown();
              };
          return new Count(
              "outcome-" + Names.of(outcome),
              words.of("outcome", outcome),
              words.of("items.number", many),
              path(batch) + (outcome == chosen ? "" : query(outcome)),
              outcome == chosen);
        })
        .toList();
  }

  private static Line line(Row row, Wording words) {
    var item = IdKind.ACTION_ITEM.format(row.item());
    return new Line(
        item,
        Search.PATH + "/" + item,
        row.reference() == null ? item : row.reference(),
        row.money() == null ? "" : words.money(row.money()),
        Names.of(row.outcome()),
        words.of("outcome", row.outcome()),
        why(row, words),
        row.doneAt() == null ? null : Moment.of(row.doneAt(), words));
  }

  /**
   * A decline's reason, the code of what was refused, or how the batch ended before it, in words;
   * empty where there is none.
   */
  public static String why(Row row, Wording words) {
    var reason = row.reason();
    if (reason == null) {
      return "";
    }
    if (row.ofRefund() && reason.equals(ProblemCode.RETRY_REFUSED.code())) {
      return Refusal.told(ProblemCode.RETRY_REFUSED, true, words);
    }
    return Stream.of("reason", "problem", "batch.status")
        .map(prefix -> words.told(prefix, reason))
        .filter(told -> !told.equals(reason))
        .findFirst()
        .orElse(reason);
  }

  /** How many came to what, and where those are. */
  public record Count(String id, String label, String value, String href, boolean chosen) {}

  /** What came of one item. */
  public record Line(
      String id,
      String href,
      String name,
      String amount,
      String outcome,
      String outcomeLabel,
      String reason,
      @Nullable Moment at) {}
}
