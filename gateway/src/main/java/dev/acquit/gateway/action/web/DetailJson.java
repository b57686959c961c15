package dev.acquit.gateway.action.web;

import dev.acquit.gateway.action.ItemView;
import dev.acquit.gateway.payment.Views;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of an item beside itself.
 *
 * @param payment null where it is about none
 * @param retry what a retry would do; null where it would not come so far
 * @param refusal the code of the problem that it would be
 * @param timeline the payment's, after those of the payments whose place it took
 */
record DetailJson(
    @Nullable Object payment,
    @Nullable Object refund,
    @Nullable Object retry,
    @Nullable String refusal,
    List<NoteJson> notes,
    List<?> timeline) {

  static DetailJson of(ItemView view, Views views) {
    var story = view.story();
    Stream<?> told =
        story.stream()
            .flatMap(one -> views.timeline(one.payment(), one.events(), one.lookups()).stream());
    return new DetailJson(
        story.isEmpty() ? null : views.view(story.getLast().payment()),
        view.refund() == null ? null : views.view(view.refund()),
        view.retry() == null ? null : views.view(view.retry()),
        view.refusal() == null ? null : view.refusal().code(),
        view.notes().stream().map(NoteJson::of).toList(),
        told.toList());
  }
}
