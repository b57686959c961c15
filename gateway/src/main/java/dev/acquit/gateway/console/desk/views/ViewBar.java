package dev.acquit.gateway.console.desk.views;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.console.desk.Search;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.saved.SavedView;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Saved views, to be opened. */
public final class ViewBar {

  private ViewBar() {}

  /** Above the list. */
  public static List<Link> of(List<SavedView> views, Search search) {
    var here = search.query();
    return views.stream()
        .map(view -> new Link(view.name(), address(view), view.query().equals(here)))
        .toList();
  }

  /** The list as that view narrows it. */
  public static String address(SavedView view) {
    return Search.PATH + "?" + view.query();
  }

  /**
   * To be seen to.
   *
   * @param first the one that they begin with; null where that is none
   */
  public static List<Line> lines(List<SavedView> views, @Nullable UUID first, Caller caller) {
    return views.stream()
        .map(view ->
            new Line(
                IdKind.SAVED_VIEW.format(view.id()),
                view.name(),
                address(view),
                view.shared(),
                view.isOf(caller.by()),
                view.id().equals(first)))
        .toList();
  }

  /**
   * One to open.
   *
   * @param chosen whether the list shows it now
   */
  public record Link(String name, String href, boolean chosen) {}

  /**
   * One to be seen to.
   *
   * @param own whether they may change it
   * @param first whether they begin with it
   */
  public record Line(
      String id, String name, String href, boolean shared, boolean own, boolean first) {}
}
