package dev.acquit.gateway.payment;

import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Asks processors at once what became of what is unknown, because somebody wants to act on it. */
@Service
public class Evidence {

  private final Doubts doubts;
  private final Inquiries inquiries;

  Evidence(Doubts doubts, Inquiries inquiries) {
    this.doubts = doubts;
    this.inquiries = inquiries;
  }

  /** What they say is kept with the other answers, and settles what it can settle. */
  public Mono<Void> gather(Payment payment) {
    return Flux.fromIterable(payment.attempts())
        .filter(attempt -> attempt.status() == AttemptStatus.UNKNOWN)
        .concatMap(attempt -> doubts.find(payment.organization(), attempt.id()))
        .concatMap(inquiries::ask)
        .then();
  }
}
