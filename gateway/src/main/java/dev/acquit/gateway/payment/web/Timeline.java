package dev.acquit.gateway.payment.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.payment.Attempt;
import dev.acquit.gateway.payment.Doubts.Lookup;
import dev.acquit.gateway.payment.Event;
import dev.acquit.gateway.payment.Payment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a payment, oldest first: what was asked, sent and answered, and what it became.
 */
final class Timeline {

  private static final String ASKED = "_submitted";
  private static final String ITEM = "action_item.";

  /** Where an attempt ended and the next one began in one instant, the one that ended is first. */
  private static final Comparator<Ordered> IN_ORDER =
      Comparator.comparing((Ordered one) -> one.entry.at)
          .thenComparing(one -> one.entry.attempt, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparingInt(Ordered::rank);

  private Timeline() {}

  static List<Entry> of(Payment payment, List<Event> events, List<Lookup> lookups) {
    var entries = new ArrayList<Ordered>();
    for (var event : events) {
      entries.add(new Ordered(rank(event), of(payment, event)));
    }
    for (var lookup : lookups) {
      payment
          .attempt(lookup.attempt())
          .ifPresent(asked -> entries.add(new Ordered(2, of(asked, lookup))));
    }
    for (var attempt : payment.attempts()) {
      if (!attempt.isElsewhere()) {
        entries.add(new Ordered(1, sent(attempt)));
      }
      var answeredAt = attempt.result().answeredAt();
      if (answeredAt != null) {
        entries.add(new Ordered(2, answered(attempt, answeredAt)));
      }
    }
    return entries.stream().sorted(IN_ORDER).map(Ordered::entry).toList();
  }

  /** Within one instant: asked, sent, answered, what it became, and who has to see to that. */
  private static int rank(Event event) {
    if (event.type().startsWith(ITEM)) {
      return 4;
    }
    return isAsked(event) || event.type().equals(Event.RETRIED) ? 0 : 3;
  }

  private static boolean isAsked(Event event) {
    return event.type().endsWith(ASKED) || event.type().endsWith(".submitted");
  }

  private static Entry of(Payment payment, Event event) {
    var attempt = event.attempt() == null ? null : payment.attempt(event.attempt()).orElse(null);
    return new Entry(
        isAsked(event) ? "asked" : event.type(),
        event.at(),
        IdKind.EVENT.format(event.id()),
        attempt == null ? null : IdKind.ATTEMPT.format(attempt.id()),
        attempt == null ? null : Names.of(attempt.operation()),
        event.refund() == null ? null : IdKind.REFUND.format(event.refund()),
        null,
        attempt == null ? null : attempt.amount(),
        null,
        null,
        event.via());
  }

  /** What the processor said when it was asked what became of an attempt. */
  private static Entry of(Attempt attempt, Lookup lookup) {
    var silent = lookup.answer().equals(Lookup.UNANSWERED);
    return entry("lookup", attempt, lookup.at(), silent ? null : lookup.answer(), lookup.detail());
  }

  private static Entry sent(Attempt attempt) {
    return entry("sent", attempt, attempt.createdAt(), null, null);
  }

  private static Entry answered(Attempt attempt, Instant at) {
    var result = attempt.result();
    var failure = result.failure();
    var reason = failure == null ? result.detail() : failure.reason().code();
    return entry("answered", attempt, at, Names.of(result.status()), reason);
  }

  private static Entry entry(
      String type, Attempt attempt, Instant at, @Nullable String status, @Nullable String reason) {
    return new Entry(
        type,
        at,
        null,
        IdKind.ATTEMPT.format(attempt.id()),
        Names.of(attempt.operation()),
        attempt.refund() == null ? null : IdKind.REFUND.format(attempt.refund()),
        attempt.route().processor(),
        attempt.amount(),
        status,
        reason,
        null);
  }

  private record Ordered(int rank, Entry entry) {}

  /** One line of it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Entry(
      String type,
      Instant at,
      @Nullable String event,
      @Nullable String attempt,
      @Nullable String operation,
      @Nullable String refund,
      @Nullable String processor,
      @Nullable Long amount,
      @Nullable String status,
      @Nullable String reason,
      @Nullable String via) {}
}
