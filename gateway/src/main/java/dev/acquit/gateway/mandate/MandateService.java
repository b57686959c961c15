package dev.acquit.gateway.mandate;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.journal.Act;
import dev.acquit.gateway.mandate.Mandate.Agreement;
import dev.acquit.gateway.mandate.Mandate.EndReason;
import dev.acquit.gateway.mandate.Mandate.Payor;
import dev.acquit.gateway.mandate.Mandate.Standing;
import dev.acquit.gateway.mandate.Mandate.Status;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.money.Money;
import dev.acquit.processor.Instrument.Mandate.Kind;
import dev.acquit.processor.Rail;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** What may become of a mandate: given, confirmed, noticed, ended. */
@Service
public class MandateService {

  private final Mandates mandates;
  private final MandateEvents events;
  private final MandateSettings settings;
  private final Clock clock;

  MandateService(Mandates mandates, MandateEvents events, MandateSettings settings, Clock clock) {
    this.mandates = mandates;
    this.events = events;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * The mandate that was just given; nothing is recorded. A recurring pre-authorized debit waits
   * for its confirmation, whatever else is active at once.
   *
   * @param usual whom the rules protect, where the mandate does not say
   */
  public Mandate given(
      Caller caller, NewMandate given, Rail rail, Kind usual, Payor payor, Instant now) {
    var confirmed = given.confirmationSentAt();
    var agreement = confirmed(given.on(rail, usual, settings), confirmed);
    var waits = agreement.needsConfirmation() && confirmed == null;
    var standing =
        waits
            ? new Standing(Status.PENDING, null, null, null)
            : new Standing(Status.ACTIVE, confirmed, now, null);
    return new Mandate(
        caller.organization(),
        Ids.next(),
        caller.live(),
        agreement,
        payor,
        null,
        standing,
        now,
        now);
  }

  /**
   * A waiver has to be confirmed within five days (Rule H1): one that was not is none, and the
   * usual notice applies.
   */
  private Agreement confirmed(Agreement agreement, @Nullable Instant sentAt) {
    if (sentAt == null || !agreement.waived() || !agreement.needsConfirmation()) {
      return agreement;
    }
    var until = Mandate.day(agreement.acceptedAt()).plusDays(settings.confirmWaiverDays());
    return Mandate.day(sentAt).isAfter(until)
        ? agreement.noticed(settings.noticeDays())
        : agreement;
  }

  /** The caller's mandate; else a {@link Problem}. */
  public Mono<Mandate> find(Caller caller, UUID id) {
    return find(caller.organization(), caller.live(), id);
  }

  private Mono<Mandate> find(UUID organization, boolean live, UUID id) {
    return mandates
        .find(organization, live, id)
        .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCode.NOT_FOUND)));
  }

  /** Records that the agreement was confirmed in writing; a repeat changes nothing. */
  public Mono<Mandate> confirm(Caller caller, Mandate read, @Nullable Instant sentAt) {
    if (read.isEnded()) {
      return Mono.error(() -> Problem.of(ProblemCode.MANDATE_ENDED));
    }
    var standing = read.standing();
    if (standing.confirmationSentAt() != null) {
      return Mono.just(read);
    }
    var now = clock.instant();
    var sent = sentAt == null ? now : sentAt;
    var pending = standing.status() == Status.PENDING;
    var activatedAt = pending ? now : standing.activatedAt();
    var after =
        read.with(
            confirmed(read.agreement(), sent),
            new Standing(Status.ACTIVE, sent, activatedAt, null),
            now);
    var told = pending ? events.activated(after) : events.confirmed(after);
    return change(read, after, told, events.act(caller, "confirmed", read, after))
        .switchIfEmpty(
            Mono.defer(() -> again(read).flatMap(stands -> confirm(caller, stands, sentAt))));
  }

  /** Ends it by the account holder's word; a repeat changes nothing. */
  public Mono<Mandate> end(Caller caller, Mandate read, @Nullable String why) {
    if (read.isEnded()) {
      return Mono.just(read);
    }
    var after = read.ended(EndReason.CANCELED, why, clock.instant());
    return change(read, after, events.ended(after), events.act(caller, "ended", read, after))
        .switchIfEmpty(Mono.defer(() -> again(read).flatMap(stands -> end(caller, stands, why))));
  }

  /**
   * How the mandates of a method end with it; nothing is recorded.
   *
   * @param organizations whose mandates
   */
  public Mono<List<EndedMandate>> ending(
      Collection<UUID> organizations,
      UUID method,
      EndReason reason,
      @Nullable String why,
      Instant now) {
    if (organizations.isEmpty()) {
      return Mono.just(List.of());
    }
    return mandates
        .standing(organizations, method)
        .map(standing ->
            new EndedMandate(standing, reason, why, events.ended(standing.ended(reason, why, now))))
        .collectList();
  }

  /** Empty if it changed meanwhile. */
  private Mono<Mandate> change(Mandate read, Mandate after, MandateEvent told, Act act) {
    return mandates.change(read, after, told, act).filter(done -> done).map(_ -> after);
  }

  private Mono<Mandate> again(Mandate read) {
    return find(read.organization(), read.live(), read.id());
  }

  /** Records that the payor was told of a debit to come; a repeat is the notice that stands. */
  public Mono<Notice> notice(
      Caller caller, Mandate mandate, Money money, LocalDate debitOn, @Nullable Instant sentAt) {
    if (mandate.isEnded()) {
      return Mono.error(() -> Problem.of(ProblemCode.MANDATE_ENDED));
    }
    if (!mandate.agreement().isRecurring()) {
      return Mono.error(
          () -> Problem.of(ProblemCode.WRONG_STATE, "Only recurring debits are noticed"));
    }
    var now = clock.instant();
    var notice = Notice.of(mandate, money, debitOn, sentAt == null ? now : sentAt, now);
    return mandates
        .add(notice, events.noticed(caller, notice))
        .filter(done -> done)
        .map(_ -> notice)
        .switchIfEmpty(Mono.defer(() -> mandates.same(notice)))
        .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCode.MANDATE_ENDED)));
  }

  /**
   * Gives a method that a user keeps a mandate; the one that it had is superseded.
   *
   * @param given the new mandate, of no method yet
   * @return empty if the method has another mandate meanwhile, or is not the caller's to use
   */
  public Mono<Mandate> give(Caller caller, Mandate given, UUID method, @Nullable Mandate standing) {
    var mandate = given.of(method);
    var stood = standing == null || standing.isEnded() ? null : standing;
    var superseded =
        stood == null ? null : stood.ended(EndReason.SUPERSEDED, null, given.createdAt());
    return mandates
        .give(
            mandate,
            events.created(mandate),
            superseded,
            superseded == null ? null : events.ended(superseded),
            events.act(caller, "created", stood, mandate))
        .filter(done -> done)
        .map(_ -> mandate);
  }
}
