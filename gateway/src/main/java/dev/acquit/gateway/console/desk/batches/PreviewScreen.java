package dev.acquit.gateway.console.desk.batches;

import dev.acquit.gateway.bulk.Batch.Action;
import dev.acquit.gateway.bulk.Batch.Order;
import dev.acquit.gateway.bulk.BulkService.Preview;
import dev.acquit.gateway.bulk.Selection;
import dev.acquit.gateway.console.desk.Refusal;
import dev.acquit.gateway.console.desk.Search;
import dev.acquit.gateway.console.view.Wording;
import dev.acquit.gateway.money.Money;
import dev.acquit.gateway.money.Names;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a batch would do, before anybody agrees to it. */
public final class PreviewScreen {

  private PreviewScreen() {}

  /** What its template is given; with {@code errors} and {@code problem} to be told. */
  public static Map<String, Object> of(
      Preview preview, Asked asked, Search search, String key, Wording words) {
    var order = preview.order();
    var model = new HashMap<>(outlook(preview, words));
    model.put("action", Names.of(order.action()));
    model.put("size", preview.chosen().size());
    model.put("parts", parts(preview, words));
    model.put("approval", preview.approval());
    model.put("retry", order.action() == Action.RETRY);
    model.put("reject", order.action() == Action.REJECT);
    model.put("assign", order.action() == Action.ASSIGN);
    model.put("confirmed", order.confirmed());
    model.put("reason", order.reason() == null ? "" : order.reason());
    model.put("assignee", order.assignee() == null ? "" : order.assignee());
    model.put("ids", asked.ids());
    model.put("all", asked.all());
    model.put("query", search.query());
    model.put("back", search.here());
    model.put("key", key);
    model.put("seen", seen(preview));
    model.put("problem", "");
    model.put("errors", Map.of());
    return model;
  }

  /** What would be done, refused and left as it is, of one that is made or would be. */
  static Map<String, Object> outlook(Preview preview, Wording words) {
    var chosen = preview.chosen();
    var order = preview.order();
    var toDo = chosen.toDo(order);
    return Map.of(
        "what", words.of("batch.would." + Names.of(order.action()), toDo.size()),
        "nothing", toDo.size() == 0,
        "sums", concat(sums(toDo, false, words), sums(toDo, true, words)),
        "refused",
            concat(refused(chosen, order, false, words), refused(chosen, order, true, words)),
        "skipped",
            chosen.skipped(order).entrySet().stream()
                .map(one ->
                    new Part(
                        words.of("batch.skips." + one.getKey().code()),
                        number(one.getValue(), words)))
                .toList());
  }

  private static List<Part> concat(Stream<Part> charges, Stream<Part> refunds) {
    return Stream.concat(charges, refunds).toList();
  }

  private static Stream<Part> refused(
      Selection chosen, Order order, boolean refunds, Wording words) {
    return chosen.ofRefunds(refunds).refused(order).entrySet().stream()
        .map(one ->
            new Part(Refusal.told(one.getKey(), refunds, words), number(one.getValue(), words)));
  }

  /** All that somebody agrees to, in one line: what is begun has to have the same. */
  public static String seen(Preview preview) {
    return preview.chosen().sums().stream()
        .map(sum -> sum.currency() + sum.amount())
        .collect(
            Collectors.joining(
                " ",
                preview.chosen().size() + " ",
                " " + preview.approval() + " " + items(preview.chosen().ids())));
  }

  /** Others instead of those would have the same sums. */
  private static UUID items(List<UUID> ids) {
    var all = ids.stream().map(UUID::toString).sorted().collect(Collectors.joining());
    return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.US_ASCII));
  }

  private static Stream<Part> sums(Selection toDo, boolean refunds, Wording words) {
    var kind = refunds ? "batch.sum.refunds" : "batch.sum.charges";
    return toDo.ofRefunds(refunds).sums().stream()
        .map(sum ->
            new Part(
                words.money(new Money(sum.amount(), sum.currency())), words.of(kind, sum.rows())));
  }

  private static List<Part> parts(Preview preview, Wording words) {
    var causes =
        preview.chosen().causes().entrySet().stream()
            .map(one -> new Part(words.of("cause", one.getKey()), number(one.getValue(), words)));
    var accounts =
        preview.chosen().accounts().entrySet().stream()
            .map(one ->
                new Part(
                    words.of("batch.at", one.getKey().processor()), number(one.getValue(), words)));
    return Stream.concat(causes, accounts).toList();
  }

  private static String number(int number, Wording words) {
    return words.of("items.number", number);
  }

  /** A part of all, and how many items it has. */
  public record Part(String label, String value) {}
}
