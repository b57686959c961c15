package dev.acquit.gateway.payment;

import dev.acquit.gateway.journal.By;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.money.Money;
import dev.acquit.gateway.payment.MethodUse.Stage;
import dev.acquit.gateway.payment.Terms.Purpose;
import dev.acquit.processor.Rail;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that failed and needs a person. It changes only by a statement that raises its
 * payment's version, so that whoever has read the payment first, and finds it unchanged, knows the
 * item.
 *
 * @param version raised whenever it is written; 0 for a new one
 * @param route where it was tried last, or where it goes once that answers which it waits for
 * @param assignee who sees to it, as the host knows them
 */
public record ActionItem(
    UUID organization,
    UUID id,
    boolean live,
    long version,
    About about,
    Debt debt,
    Route route,
    State state,
    @Nullable String assignee,
    Instant createdAt,
    Instant updatedAt) {

  /** A new one. */
  public static ActionItem opened(
      Payment payment, About about, Money money, State state, Instant at) {
    var terms = payment.terms();
    var charge = payment.charge();
    var use = payment.method();
    return new ActionItem(
        payment.organization(),
        Ids.next(),
        payment.live(),
        0,
        about,
        new Debt(
            terms.purpose(),
            charge.rail(),
            terms.reference(),
            money,
            use == null || use.stage() != Stage.PAYS),
        charge.route(),
        state,
        null,
        at,
        at);
  }

  /** The same, as it stands then. */
  public ActionItem with(State then, Instant at) {
    return with(about, route, then, assignee, at);
  }

  /** The same, as it stands then; it goes, or went, there. */
  ActionItem with(Route there, State then, Instant at) {
    return with(about, there, then, assignee, at);
  }

  /** The same, which is about another payment from now on. */
  ActionItem with(About then, Route there, State now, Instant at) {
    return with(then, there, now, assignee, at);
  }

  /** The same, which somebody else sees to; null for nobody. */
  public ActionItem assigned(@Nullable String to, Instant at) {
    return with(about, route, state, to, at);
  }

  private ActionItem with(About then, Route there, State now, @Nullable String to, Instant at) {
    return new ActionItem(
        organization, id, live, version, then, debt, there, now, to, createdAt, at);
  }

  public ItemStatus status() {
    return state.status;
  }

  public Cause cause() {
    return state.cause;
  }

  public boolean isFinished() {
    return state.ending != null;
  }

  /**
   * What it is about: the refund or the dispute where it is one, of that payment.
   *
   * @param report what a processor sent and nothing on record fits; then there is no payment
   */
  public record About(
      @Nullable UUID payment,
      @Nullable UUID refund,
      @Nullable UUID dispute,
      @Nullable UUID report) {

    static About of(UUID payment) {
      return new About(payment, null, null, null);
    }

    static About refund(Refund refund) {
      return new About(refund.payment(), refund.id(), null, null);
    }

    /** That one of a payment. */
    public static About dispute(UUID payment, UUID dispute) {
      return new About(payment, null, dispute, null);
    }

    /** There is one unfinished item of each at most. */
    public UUID subject() {
      return Stream.of(Optional.ofNullable(dispute), Optional.ofNullable(refund))
          .flatMap(Optional::stream)
          .findFirst()
          .orElseGet(() -> Objects.requireNonNull(payment == null ? report : payment));
    }
  }

  /**
   * What is at stake, as far as it is known.
   *
   * @param once whether what was charged last pays only once: a token, and no saved method
   */
  public record Debt(
      @Nullable Purpose purpose,
      @Nullable Rail rail,
      @Nullable String reference,
      @Nullable Money money,
      boolean once) {}

  /**
   * What changes.
   *
   * @param failure the last one; null where nothing failed
   * @param attempts how often the charge, or the refund, was tried
   */
  public record State(
      ItemStatus status,
      Cause cause,
      @Nullable Failure failure,
      int attempts,
      @Nullable Wait waits,
      @Nullable Ending ending) {

    /** Open, or waiting where it waits for something. */
    public static State of(
        Cause cause, @Nullable Failure failure, int attempts, @Nullable Wait waits) {
      var status = waits == null ? ItemStatus.OPEN : ItemStatus.WAITING;
      return new State(status, cause, failure, attempts, waits, null);
    }

    /** The same, tried so often. */
    State tried(int times) {
      return new State(status, cause, failure, times, waits, ending);
    }

    /** Once it is tried again. */
    State begun() {
      return new State(ItemStatus.IN_PROGRESS, cause, failure, attempts + 1, null, null);
    }

    /** While that goes on by itself. */
    State waiting(Wait then) {
      return new State(ItemStatus.WAITING, cause, failure, attempts, then, null);
    }

    /** Once it is there for that, too: what goes on goes on. */
    State turned(Cause then) {
      return new State(status, cause.then(then), failure, attempts, waits, null);
    }

    /** Once it waits for nothing any more; while it is tried again it stays so. */
    State opened() {
      var status = this.status == ItemStatus.IN_PROGRESS ? this.status : ItemStatus.OPEN;
      return new State(status, cause, failure, attempts, null, null);
    }

    /** At its end. */
    public State ended(ItemStatus how, Ending ending) {
      return new State(how, cause, failure, attempts, null, ending);
    }
  }

  /**
   * What goes on by itself.
   *
   * @param until null where nobody knows
   */
  public record Wait(For why, @Nullable Instant until) {

    private static final String BREAKER_OPEN = "breaker_open";

    static @Nullable Wait of(Retrying plan, @Nullable Failure why) {
      if (plan.at() == null) {
        return null;
      }
      var away = why != null && BREAKER_OPEN.equals(why.processorCode());
      return new Wait(away ? For.BREAKER : For.RETRY, plan.at());
    }
  }

  /** What it waits for. */
  public enum For {
    /** It is tried again by itself. */
    RETRY,
    /** No processor answers that could take it. */
    BREAKER,
    /** The payor's notice, or the confirmation of the mandate, is not over. */
    NOTICE
  }

  /**
   * How it ended.
   *
   * @param reason the words of whoever ended it; null where a fact did
   * @param by who ended it; null where a fact did
   */
  public record Ending(Instant at, @Nullable String reason, @Nullable By by) {

    /** By a fact. */
    public static Ending byFact(Instant at) {
      return new Ending(at, null, null);
    }
  }
}
