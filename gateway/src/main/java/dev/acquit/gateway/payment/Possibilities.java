package dev.acquit.gateway.payment;

import dev.acquit.gateway.http.Problem;
import dev.acquit.processor.Capabilities;
import dev.acquit.processor.Operation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What may be done to a payment now, so that nothing is offered that would be refused. Nothing is
 * promised: whoever asks for it is checked again.
 */
@Component
public class Possibilities {

  private static final Logger LOG = LoggerFactory.getLogger(Possibilities.class);

  private final Processors processors;
  private final RefundableDebits debits;

  Possibilities(Processors processors, RefundableDebits debits) {
    this.processors = processors;
    this.debits = debits;
  }

  /** As it was read, and at the account that its money is at. */
  public Mono<Possible> of(Payment payment) {
    return processors
        .capabilities(payment.organization(), payment.charge().route())
        .map(can -> of(payment, can))
        .onErrorResume(failure -> {
          LOG.warn("Nothing is offered where an account cannot be read: {}", failure.toString());
          return Mono.just(Possible.NOTHING);
        });
  }

  private Possible of(Payment payment, Capabilities can) {
    var able = can.on(payment.charge().rail());
    var held = payment.charge().amount();
    var left = payment.refundable();
    var captures =
        able.can(Operation.CAPTURE) && allows(() -> Transitions.refuseUncapturable(payment, held));
    var voids =
        able.can(Operation.VOID) && allows(() -> Transitions.refuseUnvoidable(payment, can));
    var refunds =
        able.can(Operation.REFUND)
            && (able.partialRefund() || left == payment.state().captured())
            && allows(() -> Transitions.refuseUnrefundable(payment, left, debits));
    return new Possible(
        captures ? held : 0,
        able.partialCapture(),
        voids,
        refunds ? left : 0,
        able.partialRefund());
  }

  private static boolean allows(Runnable check) {
    try {
      check.run();
      return true;
    } catch (Problem refused) {
      return false;
    }
  }

  /**
   * What may be done.
   *
   * @param capture the most that may be captured, in minor units; 0 for nothing
   * @param partOfCapture whether it may be less
   * @param refund the most that may be refunded, in minor units; 0 for nothing
   * @param partOfRefund whether it may be less
   */
  public record Possible(
      long capture, boolean partOfCapture, boolean voids, long refund, boolean partOfRefund) {

    static final Possible NOTHING = new Possible(0, false, false, 0, false);
  }
}
