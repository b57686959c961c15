package dev.acquit.gateway.payment;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.availability.Availabilities;
import dev.acquit.gateway.availability.CallKind;
import dev.acquit.gateway.availability.Sighting;
import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.IdempotencyKey;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.payment.ChargeRequest.Source;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Tries a payment again because somebody asks for it, or tells what that would do. */
@Service
public class RetryService {

  /** How many races one retry may lose. */
  private static final int RACES = 8;

  private final Payments payments;
  private final Retrials retrials;
  private final Refusals refusals;
  private final Availabilities availabilities;
  private final Sender sender;
  private final Once once;

  RetryService(
      Payments payments,
      Retrials retrials,
      Refusals refusals,
      Availabilities availabilities,
      Sender sender,
      Once once) {
    this.payments = payments;
    this.retrials = retrials;
    this.refusals = refusals;
    this.availabilities = availabilities;
    this.sender = sender;
    this.once = once;
  }

  /**
   * Charges once per key, as a new payment would be.
   *
   * @param source what pays in the place of what did; null for the same
   */
  public Mono<Answer> retry(
      Caller caller, UUID payment, @Nullable Source source, IdempotencyKey key) {
    return retry(caller, find(caller, payment), source, key);
  }

  /**
   * The same, of a payment as it was when this was decided: what somebody else has tried since is
   * refused.
   *
   * @param decidedOn a {@link Problem} that it ends with is an answer, too, unless the key is known
   */
  public Mono<Answer> retry(
      Caller caller, Mono<Payment> decidedOn, @Nullable Source source, IdempotencyKey key) {
    var begun = decidedOn.flatMap(read -> begun(new Wanted(caller, read, source, key), RACES));
    return once.run(caller, key, begun, sender::send);
  }

  /** Who loses a race is told by the next look what is not allowed any more. */
  private Mono<Leg> begun(Wanted wanted, int races) {
    var decidedOn = wanted.decidedOn;
    return find(wanted.caller, decidedOn.id())
        .doOnNext(read -> Tries.refuseOvertaken(decidedOn, read, read.id()))
        .flatMap(read -> retrials.planned(wanted.caller, read, wanted.source))
        .flatMap(planned -> retrials.begun(planned, wanted.key, false))
        .switchIfEmpty(
            Mono.defer(() ->
                races == 0
                    ? Mono.error(Problem.of(ProblemCode.OPERATION_IN_PROGRESS))
                    : begun(wanted, races - 1)));
  }

  private Mono<Payment> find(Caller caller, UUID payment) {
    return payments
        .find(caller.organization(), caller.live(), payment)
        .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCode.NOT_FOUND)));
  }

  /** What a retry would do now. Nothing is sent or recorded, and no token is used up. */
  public Mono<DryRun> dryRun(Caller caller, UUID payment, @Nullable Source source) {
    return find(caller, payment)
        .flatMap(read -> retrials.planned(caller, read, source))
        .flatMap(planned ->
            Mono.zip(
                refusals.watched(paidSo(planned)),
                seen(planned),
                (watched, seen) -> dryRun(planned, watched, seen)));
  }

  private Mono<Sighting> seen(Retrials.Planned planned) {
    var account = planned.prepared().routed().first().account();
    return availabilities.seen(planned.read().organization(), account, CallKind.CHARGE);
  }

  private DryRun dryRun(Retrials.Planned planned, Retries.Watched watched, Sighting seen) {
    var failure = Failure.of(planned.read().charge());
    var room = refusals.room(paidSo(planned), watched);
    var changes = failure != null && Retry.of(failure) == Retry.NEVER;
    return new DryRun(
        failure,
        planned.prepared().routed().first(),
        refusal(planned, room, watched),
        changes,
        room,
        watched.blocked(),
        Silence.of(seen));
  }

  /** The payment, paid by what pays now: that is what networks count. */
  private static Payment paidSo(Retrials.Planned planned) {
    return planned.sent(planned.attempt(IdempotencyKey.own()), false);
  }

  private static @Nullable ProblemCode refusal(
      Retrials.Planned planned, List<RetryRoom> room, Retries.Watched watched) {
    if (planned.isRefused()) {
      return ProblemCode.RETRY_REFUSED;
    }
    var watch = watched.blocked();
    if (watch == Watch.Block.ALL || (watch != null && planned.isByMerchant())) {
      return ProblemCode.METHOD_BLOCKED;
    }
    return Refusals.freesAt(room) == null ? null : ProblemCode.RETRY_LIMIT;
  }

  private record Wanted(
      Caller caller, Payment decidedOn, @Nullable Source source, IdempotencyKey key) {}

  /**
   * What a retry would do.
   *
   * @param failure what it would mend
   * @param route where it would be sent first
   * @param refusal why it would not be sent; null where it would
   * @param changesMethod whether only another method, or new details, can pay
   * @param silence null where its processor answers, as far as anybody knows
   */
  public record DryRun(
      @Nullable Failure failure,
      Route route,
      @Nullable ProblemCode refusal,
      boolean changesMethod,
      List<RetryRoom> room,
      Watch.@Nullable Block blocked,
      @Nullable Silence silence) {

    public DryRun {
      room = List.copyOf(room);
    }
  }
}
