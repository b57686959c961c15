package dev.acquit.gateway.console.desk;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.action.ItemView;
import dev.acquit.gateway.action.Note;
import dev.acquit.gateway.console.view.Frame.Moment;
import dev.acquit.gateway.console.view.Wording;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.payment.ActionItem;
import dev.acquit.gateway.payment.Attempt;
import dev.acquit.gateway.payment.ItemStatus;
import dev.acquit.gateway.payment.RetryRoom;
import dev.acquit.gateway.payment.Views;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An item's page. */
public final class ItemScreen {

  private static final String PAYMENTS = "/console/payments/";

  private ItemScreen() {}

  /**
   * What its template is given.
   *
   * @param hands who did something to it
   * @param account what the one is called where it was tried last
   */
  public static Map<String, Object> of(
      Caller caller, ItemView view, Hands hands, String account, Views views, Wording words) {
    var item = view.item();
    var evidences = new Evidences(words);
    var failure = item.state().failure();
    var row = Row.of(item, view.dispute(), words);
    var model = new HashMap<String, Object>();
    model.put("row", row);
    model.put("headline", row.headline(words));
    model.put("ids", ids(caller, item, account, words));
    model.put("dispute", view.dispute() == null ? List.of() : evidences.dispute(view.dispute()));
    model.put("code", failure == null ? "" : orEmpty(failure.processorCode()));
    model.put("payer", failure == null ? "" : orEmpty(words.toPayer(failure.reason().code())));
    model.put(
        "facts",
        view.story().isEmpty()
            ? List.of()
            : evidences.payment(view.story().getLast().payment(), view.refund()));
    model.put(
        "sides", view.story().stream().flatMap(one -> evidences.sides(one).stream()).toList());
    model.put("story", Story.of(view.story(), hands, views, words));
    model.put("notes", view.notes().stream().map(note -> remark(note, hands, words)).toList());
    model.put("rooms", view.retry() == null ? List.of() : rooms(view.retry().room(), words));
    model.put(
        "refusal", view.refusal() == null ? "" : words.of("problem." + view.refusal().code()));
    model.put("ending", ending(view, hands, words));
    model.put("me", caller.actor().name());
    model.put("triable", isTriable(item));
    model.put("endable", !item.isFinished() && item.status() != ItemStatus.IN_PROGRESS);
    model.put("problem", "");
    return model;
  }

  /** Whether there is something to try again: a dispute or a stray report is not. */
  static boolean isTriable(ActionItem item) {
    return !item.isFinished()
        && item.status() != ItemStatus.IN_PROGRESS
        && item.about().payment() != null
        && item.about().dispute() == null;
  }

  private static List<Fact> ids(Caller caller, ActionItem item, String account, Wording words) {
    var about = item.about();
    var payment = formatted(IdKind.PAYMENT, about.payment());
    var seen = caller.permissions().contains(Permission.PAYMENTS_VIEW);
    return new Fact.Facts(words)
        .code("reference", item.debt().reference())
        .link("payment", payment, seen ? PAYMENTS + payment : null)
        .code("refund", formatted(IdKind.REFUND, about.refund()))
        .code("dispute", formatted(IdKind.DISPUTE, about.dispute()))
        .text("processor", item.route().processor())
        .named("account", account, IdKind.PROCESSOR_ACCOUNT.format(item.route().account()))
        .list();
  }

  private static @Nullable String formatted(IdKind kind, @Nullable UUID id) {
    return id == null ? null : kind.format(id);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static Remark remark(Note note, Hands hands, Wording words) {
    return new Remark(note.text(), hands.of(note, words), Moment.of(note.at(), words));
  }

  /** Empty while it is unfinished. */
  private static String ending(ItemView view, Hands hands, Wording words) {
    var item = view.item();
    var ending = item.state().ending();
    if (ending == null) {
      return "";
    }
    var how = "ended." + Names.of(item.status());
    var at = words.at(ending.at());
    return ending.by() == null
        ? byFact(view, how, at, hands, words)
        : words.of(how, at, hands.of(item, ending.by(), words), orEmpty(ending.reason()));
  }

  private static String byFact(ItemView view, String how, String at, Hands hands, Wording words) {
    var dispute = view.dispute();
    if (dispute != null && dispute.closedAt() != null) {
      return words.of("ended.decided", at, words.of("dispute", dispute.stage()));
    }
    var retry = retry(view);
    var who = retry == null ? null : hands.ofAttempt(IdKind.ATTEMPT.format(retry.id()), words);
    return who == null ? words.of(how + ".by_fact", at) : words.of(how + ".by_retry", at, who);
  }

  /** The try that it came to be mended by, if it was tried again at all. */
  private static @Nullable Attempt retry(ItemView view) {
    var item = view.item();
    if (view.story().isEmpty() || item.status() != ItemStatus.RESOLVED) {
      return null;
    }
    var payment = view.story().getLast().payment();
    var refund = item.about().refund();
    var last =
        refund == null
            ? payment.charge()
            : payment.attempts().stream()
                .filter(attempt -> refund.equals(attempt.refund()))
                .reduce((_, later) -> later)
                .orElse(null);
    return last == null || last.createdAt().isBefore(item.createdAt()) ? null : last;
  }

  /** What is left of the networks' limits. */
  static List<Room> rooms(List<RetryRoom> rooms, Wording words) {
    return rooms.stream().map(room -> room(room, words)).toList();
  }

  private static Room room(RetryRoom room, Wording words) {
    var limit = room.limit();
    var days = limit.window().toHours() / 24.0;
    var key = limit.sameAmount() ? "limit.window_amount" : "limit.window";
    return new Room(
        words.of(key, words.of("network", limit.network()), days),
        words.of("limit.left", room.left(), limit.retries()),
        room.freesAt() == null ? "" : words.of("limit.frees", words.at(room.freesAt())));
  }

  /** What somebody has said. */
  record Remark(String text, String by, Moment at) {}

  /** What is left of one limit, and when there is more; empty where there is some. */
  record Room(String label, String left, String frees) {}
}
