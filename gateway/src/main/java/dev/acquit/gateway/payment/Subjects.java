package dev.acquit.gateway.payment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds payments, and refunds with their payments. */
@Component
class Subjects {

  private final Payments payments;
  private final Refunds refunds;

  Subjects(Payments payments, Refunds refunds) {
    this.payments = payments;
    this.refunds = refunds;
  }

  /** As it stands now. */
  Mono<Subject> find(Subject known) {
    var payment = known.payment();
    var refund = known.refund() == null ? null : known.refund().id();
    return find(payment.organization(), payment.live(), payment.id(), refund);
  }

  /** The payment first: a refund that is read after it is never older. */
  Mono<Subject> find(UUID organization, boolean live, UUID payment, @Nullable UUID refund) {
    var found = payments.find(organization, live, payment);
    return refund == null
        ? found.map(Subject::of)
        : found.flatMap(
            of -> refunds.find(organization, live, refund).map(one -> new Subject(of, one)));
  }
}
