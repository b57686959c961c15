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

  Mono<Subject> find(UUID organization, boolean live, UUID payment, @Nullable UUID refund) {
    return payments.find(organization, live, payment).flatMap(found -> with(found, refund));
  }

  /** What an attempt that was located is about. */
  Mono<Subject> of(Payments.Located located) {
    var subject = Subject.of(located.payment());
    return with(subject.payment(), subject.attempt(located.attempt()).refund());
  }

  /** The payment came first: a refund that is read after it is never older. */
  private Mono<Subject> with(Payment payment, @Nullable UUID refund) {
    return refund == null
        ? Mono.just(Subject.of(payment))
        : refunds
            .find(payment.organization(), payment.live(), refund)
            .map(found -> new Subject(payment, found));
  }
}
