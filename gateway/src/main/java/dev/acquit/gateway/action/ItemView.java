package dev.acquit.gateway.action;

import dev.acquit.gateway.dispute.Dispute;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.payment.ActionItem;
import dev.acquit.gateway.payment.Doubts.Lookup;
import dev.acquit.gateway.payment.Event;
import dev.acquit.gateway.payment.Payment;
import dev.acquit.gateway.payment.Refund;
import dev.acquit.gateway.payment.RetryService.DryRun;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item with all that is known of it.
 *
 * @param story its payment, and before that those whose place it took
 * @param dispute that it is about; null where it is about none
 * @param retry what a retry would do; null where it would not come so far
 * @param refusal why it would not be sent; null where it would
 */
public record ItemView(
    ActionItem item,
    List<Chapter> story,
    @Nullable Refund refund,
    @Nullable Dispute dispute,
    @Nullable DryRun retry,
    @Nullable ProblemCode refusal,
    List<Note> notes) {

  public ItemView {
    story = List.copyOf(story);
    notes = List.copyOf(notes);
  }

  /** A payment, what happened to it, and what its processors said when they were asked. */
  public record Chapter(Payment payment, List<Event> events, List<Lookup> lookups) {

    public Chapter {
      events = List.copyOf(events);
      lookups = List.copyOf(lookups);
    }
  }
}
