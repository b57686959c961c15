package dev.acquit.gateway.recovery;

import dev.acquit.gateway.payment.Doubts;
import dev.acquit.gateway.payment.Doubts.Doubt;
import dev.acquit.gateway.payment.Inquiries;
import dev.acquit.gateway.payment.Inquiries.Learnt;
import dev.acquit.gateway.payment.LateSuccesses;
import dev.acquit.gateway.payment.LateSuccesses.Step;
import dev.acquit.gateway.work.Backoff;
import dev.acquit.gateway.work.Ended;
import dev.acquit.gateway.work.Job;
import java.time.Duration;
import java.util.Objects;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Asks about doubts, and takes back what succeeded too late, as their jobs fall due. How often is
 * counted since the job came or was put back, by the database's clock.
 */
@Component
class Recovery {

  /** A processor that was away for long is asked so often all the same. */
  private static final int FEWEST_LOOKUPS = 20;

  private static final Duration DAYS = Duration.ofHours(1);

  private final Doubts doubts;
  private final Inquiries inquiries;
  private final LateSuccesses lateSuccesses;
  private final RecoverySettings settings;
  private final Backoff eager;

  Recovery(
      Doubts doubts, Inquiries inquiries, LateSuccesses lateSuccesses, RecoverySettings settings) {
    this.doubts = doubts;
    this.inquiries = inquiries;
    this.lateSuccesses = lateSuccesses;
    this.settings = settings;
    this.eager = Backoff.doubling(settings.first(), settings.pause());
  }

  /** One question about one attempt. */
  Mono<Ended> ask(Job job) {
    return doubts
        .find(job.organization(), job.id())
        .flatMap(doubt -> ask(job, doubt))
        .defaultIfEmpty(Ended.DONE);
  }

  /** The first one waits a little: an answer may be on its way. */
  private Mono<Ended> ask(Job job, Doubt doubt) {
    if (doubt.given()) {
      return Mono.just(Ended.DEAD);
    }
    return job.tries() == 1 && job.age().compareTo(settings.first()) < 0
        ? inquiries.mark(doubt).thenReturn(Ended.later(settings.first()))
        : inquiries.ask(doubt).flatMap(learnt -> ended(job, doubt, learnt));
  }

  private Mono<Ended> ended(Job job, Doubt doubt, Learnt learnt) {
    return switch (learnt) {
      case ENOUGH -> Mono.just(Ended.DONE);
      case MISSING -> Mono.just(Ended.later(settings.first()));
      case WAITS -> Mono.just(Ended.later(pause(job)));
      case NOTHING -> isOver(job) ? giveUp(job, doubt) : Mono.just(Ended.later(pause(job)));
      case SILENCE -> isOver(job) ? giveUp(job, doubt) : Mono.just(Ended.failed(pause(job)));
    };
  }

  private boolean isOver(Job job) {
    return job.age().compareTo(settings.longest()) > 0 && job.tries() >= FEWEST_LOOKUPS;
  }

  /** Where something has changed under way, or a payer has time, it is asked about again. */
  private Mono<Ended> giveUp(Job job, Doubt doubt) {
    return inquiries.giveUp(doubt).map(told -> told ? Ended.DEAD : Ended.later(pause(job)));
  }

  private Duration pause(Job job) {
    return job.age().compareTo(settings.eagerly()) <= 0
        ? Objects.requireNonNull(eager.after(job.tries()))
        : settings.rarely();
  }

  /** The next thing about one charge that succeeded too late. */
  Mono<Ended> undo(Job job) {
    return lateSuccesses.undo(job.organization(), job.id()).flatMap(step -> ended(job, step));
  }

  private Mono<Ended> ended(Job job, Step step) {
    return switch (step) {
      case DONE -> Mono.just(Ended.DONE);
      case SENT -> Mono.just(Ended.later(pause(job)));
      case AWAY -> isOver(job) ? giveUp(job) : Mono.just(Ended.failed(pause(job)));
      case SETTLES_FIRST -> Mono.just(Ended.later(DAYS));
      case STUCK -> Mono.just(Ended.DEAD);
    };
  }

  /** A processor that was away for so long, since there was something to undo. */
  private Mono<Ended> giveUp(Job job) {
    return lateSuccesses
        .giveUp(job.organization(), job.id(), settings.longest())
        .map(told -> told ? Ended.DEAD : Ended.failed(pause(job)));
  }
}
