package dev.acquit.gateway.payment;

import dev.acquit.gateway.http.Answer;
import dev.acquit.processor.Notice.Fact;
import dev.acquit.processor.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Turns outcomes and facts into states. Whoever learns of one first (the call, a sweep, a webhook)
 * settles it; the others change nothing and are told what was decided.
 */
@Component
class Settler {

  private static final Logger LOG = LoggerFactory.getLogger(Settler.class);
  private static final Outcome UNRECORDED = new Outcome.Unknown("not_recorded");
  private static final Outcome SLOW = new Outcome.Unknown("slow");

  private final Payments payments;
  private final Keys keys;
  private final Subjects subjects;
  private final Aftermath aftermath;
  private final Attention attention;
  private final Rendering rendering;
  private final Answers answers;
  private final Clock clock;

  Settler(
      Payments payments,
      Keys keys,
      Subjects subjects,
      Aftermath aftermath,
      Attention attention,
      Rendering rendering,
      Answers answers,
      Clock clock) {
    this.payments = payments;
    this.keys = keys;
    this.subjects = subjects;
    this.aftermath = aftermath;
    this.attention = attention;
    this.rendering = rendering;
    this.answers = answers;
    this.clock = clock;
  }

  /** Settles an attempt of {@code subject} by what its call came to. */
  Mono<Answer> answered(Subject subject, UUID attempt, Outcome outcome) {
    News news = (payment, known, now) -> Facts.answered(payment, known, outcome, now);
    return settle(subject, attempt, news, null).flatMap(this::answer);
  }

  /**
   * Says that nobody waits any longer for the attempt that is under way, whichever it is by now.
   */
  Mono<Answer> overdue(Subject subject, UUID attempt) {
    News news = (payment, known, now) -> Facts.answered(payment, known, SLOW, now);
    return settle(subject, attempt, news, null)
        .flatMap(settled -> {
          var last = settled.subject.last(settled.attempt);
          return last.id().equals(attempt) ? answer(settled) : overdue(settled.subject, last.id());
        });
  }

  /**
   * Settles an attempt that moved nothing, and records the one that follows it there.
   *
   * @return the payment with both; empty if it has changed meanwhile
   */
  Mono<Payment> hop(Payment payment, Attempt attempt, Outcome outcome, Route there) {
    var now = clock.instant();
    var ended = Facts.answered(payment, attempt, outcome, now);
    var next = attempt.at(there, now);
    var events = List.of(Event.of(Event.FAILOVER, ended, now, null), Event.asked(next));
    return payments
        .hop(new Payments.Hop(payment, ended, next, events))
        .filter(done -> done)
        .doOnNext(_ -> report(ended))
        .map(_ -> payment.changed(payment.state(), now).with(ended).with(next));
  }

  /** Settles an attempt by what a lookup brought; tells where it stands then. */
  Mono<AttemptStatus> learnt(Subject subject, UUID attempt, Outcome outcome) {
    News news = (payment, known, now) -> Facts.answered(payment, known, outcome, now);
    return settle(subject, attempt, news, Event.LOOKUP).map(settled -> settled.attempt.status());
  }

  /** Settles an attempt of which the processor, asked twice, knows nothing. */
  Mono<Boolean> notFound(Subject subject, UUID attempt) {
    return settle(subject, attempt, Facts::notFound, Event.LOOKUP).map(Settled::isNew);
  }

  /** Settles an attempt whose payer had no time left to do what was asked. */
  Mono<Boolean> expired(Subject subject, UUID attempt) {
    return settle(subject, attempt, Facts::expired, Event.LOOKUP).map(Settled::isNew);
  }

  /** Keeps in mind, once, what there is to say about a success that came too late. */
  Mono<Boolean> noted(Subject subject, UUID attempt, String remark) {
    News news = (_, known, _) -> Facts.noted(known, remark);
    return settle(subject, attempt, news, null).map(Settled::isNew);
  }

  /** Settles an attempt by what the processor reported; tells whether that was new. */
  Mono<Boolean> reported(Subject subject, UUID attempt, Fact fact) {
    News news = (payment, known, now) -> Facts.reported(payment, known, fact, now);
    return settle(subject, attempt, news, Event.WEBHOOK).map(Settled::isNew);
  }

  /** What is told of an attempt whose outcome cannot be recorded. */
  Answer unrecorded(Subject subject, UUID attempt) {
    var now = clock.instant();
    var known = subject.attempt(attempt);
    var unknown = Facts.answered(subject.payment(), known, UNRECORDED, now);
    return answers.of(subject.after(unknown, now), unknown);
  }

  private Mono<Settled> settle(Subject subject, UUID attempt, News news, @Nullable String via) {
    var now = clock.instant();
    var known = subject.attempt(attempt);
    var told = news.tell(subject.payment(), known, now);
    if (told.equals(known)) {
      return Mono.just(new Settled(subject, known, false, null));
    }
    return aftermath
        .of(subject, told, now)
        .flatMap(after -> settling(subject, after, known, told, via))
        .flatMap(settling ->
            payments
                .settle(settling)
                .flatMap(done ->
                    done
                        ? Mono.just(settled(settling, known))
                        : again(subject, attempt, news, via)));
  }

  /**
   * Somebody changed the payment, or the method that it saves, meanwhile: look again, and decide on
   * what stands now.
   */
  private Mono<Settled> again(Subject subject, UUID attempt, News news, @Nullable String via) {
    return subjects.find(subject).flatMap(now -> settle(now, attempt, news, via));
  }

  private Mono<Payments.Settling> settling(
      Subject read, Aftermath.Known known, Attempt before, Attempt told, @Nullable String via) {
    var after = known.after();
    var events = Event.of(read.payment(), after.payment(), before, told, via);
    return attention
        .settled(read, after, before, told, events)
        .map(items -> settling(read, known, told, events, items));
  }

  private Payments.Settling settling(
      Subject read,
      Aftermath.Known known,
      Attempt told,
      List<Event> events,
      List<ItemChange> items) {
    var after = known.after();
    return new Payments.Settling(
        read.payment(),
        after.payment(),
        told,
        after.refund(),
        Answers.savedStatus(told),
        rendering.of(after),
        events,
        known.ending(),
        known.kept(),
        items);
  }

  private static Settled settled(Payments.Settling settling, Attempt known) {
    var told = settling.attempt();
    report(told);
    var after = new Subject(settling.after(), settling.refund());
    return new Settled(after, told, !known.status().isAnswered(), settling.data());
  }

  private static void report(Attempt told) {
    LOG.info(
        "{} {} at {}: {} {}",
        told.operation(),
        told.reference(),
        told.route().processor(),
        told.status(),
        told.result().detail() == null ? "" : told.result().detail());
  }

  /**
   * Who decided the attempt saved the answer with it: everybody is told that one, byte for byte.
   */
  private Mono<Answer> answer(Settled settled) {
    var attempt = settled.attempt;
    var payment = settled.subject.payment();
    return settled.data != null && settled.decided
        ? Mono.fromSupplier(() -> Answers.of(attempt, settled.data))
        : keys.saved(payment.organization(), payment.live(), attempt.keyDigest())
            .switchIfEmpty(Mono.fromSupplier(() -> unsaved(settled.subject, attempt)));
  }

  /** One that was recorded, and never sent, is in doubt for whoever asked. */
  private Answer unsaved(Subject subject, Attempt attempt) {
    var last = subject.last(attempt);
    return last.status() == AttemptStatus.SENT
        ? unrecorded(subject, last.id())
        : answers.of(subject, last);
  }

  /** What was learnt, as it changes an attempt; the attempt itself where it changes nothing. */
  @FunctionalInterface
  private interface News {

    Attempt tell(Payment payment, Attempt known, Instant now);
  }

  /**
   * Where it stands now.
   *
   * @param decided whether the attempt had no answer before
   * @param data the resource as it was recorded; null where nothing was new
   */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  private record Settled(
      Subject subject, Attempt attempt, boolean decided, byte @Nullable [] data) {

    boolean isNew() {
      return data != null;
    }
  }
}
