package dev.acquit.gateway.console.desk.batches;

import dev.acquit.gateway.bulk.Batch;
import dev.acquit.gateway.console.view.Frame.Moment;
import dev.acquit.gateway.console.view.Wording;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Money;
import dev.acquit.gateway.money.Names;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A batch in short.
 *
 * @param title what is done to how many
 * @param sums what is at stake
 * @param said why, or to whom; empty where nothing was said
 */
public record BatchLine(
    String id,
    String href,
    String title,
    String sums,
    String said,
    String status,
    String statusLabel,
    int size,
    int done,
    String by,
    Moment since) {

  static BatchLine of(Batch batch, Wording words) {
    var order = batch.order();
    var said = order.reason() == null ? order.assignee() : order.reason();
    return new BatchLine(
        IdKind.BATCH.format(batch.id()),
        BatchScreen.path(batch),
        words.of("batch.title." + Names.of(order.action()), batch.size()),
        batch.sums().stream()
            .map(sum -> words.money(new Money(sum.amount(), sum.currency())))
            .collect(Collectors.joining(" · ")),
        said == null ? "" : said,
        Names.of(batch.status()),
        words.of("batch.status", batch.status()),
        batch.size(),
        batch.state().counts().all(),
        batch.by().name(),
        Moment.of(batch.createdAt(), words));
  }

  /**
   * A page of their list.
   *
   * @param found one more than the page has where another follows
   */
  public static Map<String, Object> list(List<Batch> found, Page page, Wording words) {
    var shown = found.size() > page.limit() ? found.subList(0, page.limit()) : found;
    return Map.of(
        "lines", shown.stream().map(batch -> of(batch, words)).toList(),
        "first", page.after() == null ? "" : BatchScreen.PATH,
        "next",
            found.size() > page.limit()
                ? BatchScreen.PATH + "?cursor=" + IdKind.BATCH.format(shown.getLast().id())
                : "");
  }
}
