package dev.acquit.gateway.dispute;

import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.money.Money;
import dev.acquit.gateway.payment.Payment;
import dev.acquit.gateway.payment.Route;
import dev.acquit.processor.Notice.Fact;
import dev.acquit.processor.Notice.Stage;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payer's objection to a charge. Whatever order its stages are told in, it ends the same: the
 * furthest stage counts, and of two as far, the later.
 *
 * @param processorReference the processor's id of it
 * @param reason the network's code, raw
 * @param stageAt when it came to where it stands, by the processor's clock
 */
public record Dispute(
    UUID organization,
    UUID id,
    boolean live,
    UUID payment,
    Route route,
    String processorReference,
    Stage stage,
    Money money,
    @Nullable String reason,
    @Nullable Instant respondBy,
    Instant stageAt,
    Instant openedAt,
    Instant createdAt,
    Instant updatedAt) {

  /** One that was not on record. */
  static Dispute of(Payment payment, Route route, Fact.Disputed told, Instant now) {
    var at = told.at().truncatedTo(ChronoUnit.MICROS);
    return new Dispute(
        payment.organization(),
        Ids.next(),
        payment.live(),
        payment.id(),
        route,
        told.disputeId(),
        told.stage(),
        new Money(told.amount().minor(), told.amount().currency()),
        told.reason(),
        told.respondBy(),
        at,
        at,
        now,
        now);
  }

  /** As it stands once {@code told}; this very one where that is no news. */
  Dispute after(Fact.Disputed told, Instant now) {
    var at = told.at().truncatedTo(ChronoUnit.MICROS);
    var opened = at.isBefore(openedAt) ? at : openedAt;
    var why = reason == null ? told.reason() : reason;
    if (!isFurther(told.stage(), at)) {
      return opened.equals(openedAt) && Objects.equals(why, reason)
          ? this
          : with(stage, money, why, respondBy, stageAt, opened, now);
    }
    var amount = new Money(told.amount().minor(), told.amount().currency());
    var until = told.respondBy() == null ? respondBy : told.respondBy();
    var last = told.reason() == null ? why : told.reason();
    return with(told.stage(), amount, last, until, at, opened, now);
  }

  private boolean isFurther(Stage told, Instant at) {
    var further = Integer.compare(rank(told), rank(stage));
    return further > 0 || (further == 0 && at.isAfter(stageAt));
  }

  private static int rank(Stage stage) {
    return switch (stage) {
      case INQUIRY -> 0;
      case OPEN -> 1;
      case CLOSED, WON, LOST -> 2;
    };
  }

  private Dispute with(
      Stage then,
      Money amount,
      @Nullable String why,
      @Nullable Instant until,
      Instant at,
      Instant opened,
      Instant now) {
    return new Dispute(
        organization,
        id,
        live,
        payment,
        route,
        processorReference,
        then,
        amount,
        why,
        until,
        at,
        opened,
        createdAt,
        now);
  }

  /** What it keeps from a payment in that currency: what is open or lost. */
  long taken(String currency) {
    var kept = stage == Stage.OPEN || stage == Stage.LOST;
    return kept && money.currency().equals(currency) ? money.minor() : 0;
  }

  /** When it ended; null while it goes on. */
  public @Nullable Instant closedAt() {
    return isClosed() ? stageAt : null;
  }

  boolean isClosed() {
    return rank(stage) == 2;
  }
}
