package dev.acquit.gateway.console.desk;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.action.ItemView;
import dev.acquit.gateway.action.Note;
import dev.acquit.gateway.console.view.Frame.Moment;
import dev.acquit.gateway.console.view.Wording;
import dev.acquit.gateway.journal.Actor;
import dev.acquit.gateway.journal.By;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.payment.ActionItem;
import dev.acquit.gateway.payment.ItemStatus;
import dev.acquit.gateway.payment.RetryRoom;
import dev.acquit.gateway.payment.Views;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An item's page. */
public final class ItemScreen {

  private static final String PAYMENTS = "/console/payments/";

  private ItemScreen() {}

  /**
   * What its template is given.
   *
   * @param names of the people who did something to it
   */
  public static Map<String, Object> of(
      Caller caller, ItemView view, Map<UUID, String> names, Views views, Wording words) {
    var item = view.item();
    var evidences = new Evidences(words);
    var failure = item.state().failure();
    var model = new HashMap<String, Object>();
    model.put("row", Row.of(item, words));
    model.put("ids", ids(caller, item, words));
    model.put("code", failure == null ? "" : orEmpty(failure.processorCode()));
    model.put("payer", failure == null ? "" : orEmpty(words.toPayer(failure.reason().code())));
    model.put(
        "facts",
        view.story().isEmpty()
            ? List.of()
            : evidences.payment(view.story().getLast().payment(), view.refund()));
    model.put(
        "sides", view.story().stream().flatMap(one -> evidences.sides(one).stream()).toList());
    model.put("story", Story.of(view.story(), views, words));
    model.put("notes", view.notes().stream().map(note -> remark(note, names, words)).toList());
    model.put("rooms", view.retry() == null ? List.of() : rooms(view.retry().room(), words));
    model.put(
        "refusal", view.refusal() == null ? "" : words.of("problem." + view.refusal().code()));
    model.put("ending", ending(item, names, words));
    model.put("me", caller.actor().name());
    model.put("triable", isTriable(item));
    model.put("endable", !item.isFinished() && item.status() != ItemStatus.IN_PROGRESS);
    model.put("problem", "");
    return model;
  }

  /** Whose ids a page of the item shows. */
  public static List<UUID> people(ItemView view) {
    var ending = view.item().state().ending();
    var notes = view.notes().stream().map(Note::by);
    return Stream.concat(notes, Stream.ofNullable(ending == null ? null : ending.by()))
        .filter(by -> by.type() == Actor.Type.USER)
        .map(By::id)
        .flatMap(Stream::ofNullable)
        .distinct()
        .toList();
  }

  /** Whether there is something to try again: a dispute or a stray report is not. */
  static boolean isTriable(ActionItem item) {
    return !item.isFinished()
        && item.status() != ItemStatus.IN_PROGRESS
        && item.about().payment() != null
        && item.about().dispute() == null;
  }

  private static List<Fact> ids(Caller caller, ActionItem item, Wording words) {
    var about = item.about();
    var payment = formatted(IdKind.PAYMENT, about.payment());
    var seen = caller.permissions().contains(Permission.PAYMENTS_VIEW);
    return new Fact.Facts(words)
        .code("reference", item.debt().reference())
        .link("payment", payment, seen ? PAYMENTS + payment : null)
        .code("refund", formatted(IdKind.REFUND, about.refund()))
        .code("dispute", formatted(IdKind.DISPUTE, about.dispute()))
        .text("processor", item.route().processor())
        .code("account", IdKind.PROCESSOR_ACCOUNT.format(item.route().account()))
        .list();
  }

  private static @Nullable String formatted(IdKind kind, @Nullable UUID id) {
    return id == null ? null : kind.format(id);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static Remark remark(Note note, Map<UUID, String> names, Wording words) {
    return new Remark(note.text(), name(note.by(), names, words), Moment.of(note.at(), words));
  }

  /** Who is no person any more, or never was, is a key. */
  private static String name(By by, Map<UUID, String> names, Wording words) {
    var name = by.id() == null ? null : names.get(by.id());
    return name == null ? words.of("by.key") : name;
  }

  /** Empty while it is unfinished. */
  private static String ending(ActionItem item, Map<UUID, String> names, Wording words) {
    var ending = item.state().ending();
    if (ending == null) {
      return "";
    }
    var how = "ended." + Names.of(item.status());
    var at = words.at(ending.at());
    return ending.by() == null
        ? words.of(how + ".by_fact", at)
        : words.of(how, at, name(ending.by(), names, words), orEmpty(ending.reason()));
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
