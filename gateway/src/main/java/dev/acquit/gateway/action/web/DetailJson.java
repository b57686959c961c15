package dev.acquit.gateway.action.web;

import dev.acquit.gateway.action.ItemView;
import dev.acquit.gateway.dispute.DisputeRendering;
import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.payment.Views;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * All that is known of an item beside itself.
 *
 * @param payment null where it is about none
 * @param dispute as {@code GET /v1/disputes/{id}} shows it
 * @param retry what a retry would do; null where it would not come so far
 * @param refusal the code of the problem that it would be
 * @param timeline the payment's, after those of the payments whose place it took
 */
record DetailJson(
    @Nullable Object payment,
    @Nullable Object refund,
    @Nullable JsonNode dispute,
    @Nullable Object retry,
    @Nullable String refusal,
    List<NoteJson> notes,
    List<?> timeline) {

  static DetailJson of(ItemView view, Views views, DisputeRendering disputes) {
    var dispute = view.dispute();
    var story = view.story();
    Stream<?> told =
        story.stream()
            .flatMap(one -> views.timeline(one.payment(), one.events(), one.lookups()).stream());
    return new DetailJson(
        story.isEmpty() ? null : views.view(story.getLast().payment()),
        view.refund() == null ? null : views.view(view.refund()),
        dispute == null ? null : Json.MAPPER.readTree(disputes.of(dispute)),
        view.retry() == null ? null : views.view(view.retry()),
        view.refusal() == null ? null : view.refusal().code(),
        view.notes().stream().map(NoteJson::of).toList(),
        told.toList());
  }
}
