package dev.acquit.gateway.console.desk.payments;

import dev.acquit.gateway.console.desk.ListScreen;
import dev.acquit.gateway.console.desk.ListScreen.Field;
import dev.acquit.gateway.console.view.Frame.Choice;
import dev.acquit.gateway.console.view.Wording;
import dev.acquit.gateway.payment.Payment;
import dev.acquit.gateway.payment.PaymentStatus;
import dev.acquit.gateway.payment.Terms.Purpose;
import dev.acquit.processor.Rail;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A page of the list of payments. */
public final class PaymentListScreen {

  private PaymentListScreen() {}

  /**
   * What its template is given.
   *
   * @param found one more than the page has where another follows
   */
  public static Map<String, Object> of(PaymentSearch search, List<Payment> found, Wording words) {
    var limit = search.page().limit();
    var shown = found.size() > limit ? found.subList(0, limit) : found;
    var model = new HashMap<String, Object>();
    model.put("rows", shown.stream().map(payment -> PaymentRow.of(payment, words)).toList());
    model.put("values", search.values());
    model.put("fields", fields(search, words));
    model.put("narrowed", search.isNarrowed());
    model.put("first", search.page().after() == null ? "" : search.first());
    model.put("next", found.size() > limit ? search.after(shown.getLast().id()) : "");
    model.put("reset", PaymentSearch.PATH);
    model.put("empty", words.of(search.isNarrowed() ? "payments.none_found" : "payments.none"));
    return model;
  }

  private static List<Field> fields(PaymentSearch search, Wording words) {
    var filter = search.filter();
    return List.of(
        new Field("status", words.of("field.status"), statuses(filter.status(), words)),
        ListScreen.field("purpose", "purpose", Purpose.class, filter.purpose(), words),
        ListScreen.field("rail", "rail", Rail.class, filter.rail(), words));
  }

  /** What is sent right now is shown as processing. */
  private static List<Choice> statuses(@Nullable PaymentStatus chosen, Wording words) {
    var any = new Choice("", words.of("any.status"), chosen == null);
    var all =
        Stream.of(PaymentStatus.values())
            .filter(status -> status != PaymentStatus.SUBMITTED)
            .map(status ->
                new Choice(
                    status.shown(), words.of("payment." + status.shown()), status == chosen));
    return Stream.concat(Stream.of(any), all).toList();
  }
}
