package dev.acquit.gateway.bulk;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.journal.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One act on many items.
 *
 * @param size how many rows it has
 * @param sums what is at stake, a currency each
 * @param by who began it: each row is done in their name
 * @param decision null while nobody has decided anything on it
 * @param expiresAt how long it waits for an approval; null where it needs none
 * @param version raised by whatever changes it
 */
public record Batch(
    UUID organization,
    UUID id,
    boolean live,
    Order order,
    int size,
    List<Sum> sums,
    State state,
    Actor by,
    @Nullable Decision decision,
    @Nullable Instant expiresAt,
    long version,
    Instant createdAt,
    Instant updatedAt) {

  public Batch {
    sums = List.copyOf(sums);
  }

  /** As it is made. */
  static Batch of(Caller caller, UUID id, Order order, Selection chosen, Instant at) {
    return new Batch(
        caller.organization(),
        id,
        caller.live(),
        order,
        chosen.size(),
        chosen.sums(),
        State.begun(chosen.size()),
        caller.actor(),
        null,
        null,
        0,
        at,
        at);
  }

  /** The same, which somebody has to approve before then. */
  Batch awaiting(Instant until) {
    var waits = state.with(Status.AWAITING_APPROVAL);
    return new Batch(
        organization,
        id,
        live,
        order,
        size,
        sums,
        waits,
        by,
        null,
        until,
        version,
        createdAt,
        updatedAt);
  }

  /** The same, after that. */
  Batch then(State then, @Nullable Decision decided, Instant at) {
    return new Batch(
        organization,
        id,
        live,
        order,
        size,
        sums,
        then,
        by,
        decided,
        expiresAt,
        version + 1,
        createdAt,
        at);
  }

  public Status status() {
    return state.status;
  }

  /** How many rows nobody has begun. */
  int left() {
    return size - state.begun;
  }

  /** What it takes to do that. */
  Set<Permission> asks() {
    return order.action() == Action.REJECT
        ? Set.of(Permission.FAILED_PAYMENTS_RETRY, Permission.FAILED_PAYMENTS_REJECT)
        : Set.of(Permission.FAILED_PAYMENTS_RETRY);
  }

  /** Whoever began it, doing a row of it. Whether they still may is asked before each slice. */
  public Caller caller() {
    return new Caller(organization, live, by, Set.of());
  }

  boolean isBegunBy(Actor actor) {
    return by.type() == actor.type() && Objects.equals(by.id(), actor.id());
  }

  /** Where it stands. */
  public enum Status {
    /** A second person has to decide. */
    AWAITING_APPROVAL,
    RUNNING,
    /** Whatever is left of it waits for a processor that does not answer. */
    PAUSED,
    /** It is known what came of each row. */
    COMPLETED,
    /** What had not begun is left as it is. */
    CANCELED,
    /** The second person said no. */
    REJECTED
  }

  /** What is done to each item. */
  public enum Action {
    RETRY,
    REJECT,
    ASSIGN
  }

  /**
   * What is asked for.
   *
   * @param confirmed whether also what is tried again by itself
   * @param reason of a rejection
   * @param assignee null for nobody
   * @param filter as it was written; null where ids were
   */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  public record Order(
      Action action,
      boolean confirmed,
      @Nullable String reason,
      @Nullable String assignee,
      byte @Nullable [] filter) {}

  /** Of the items that have an amount in that currency: together, in minor units. */
  public record Sum(String currency, long amount, int rows) {}

  /**
   * How far it is.
   *
   * @param begun rows that were taken to be done
   * @param toDo rows of which it is not known yet what came of them
   * @param counts what came of the others; those that are on their way are none of them
   * @param resting the accounts whose rows wait, since their breaker is open
   */
  public record State(Status status, int begun, int toDo, Counts counts, List<UUID> resting) {

    public State {
      resting = List.copyOf(resting);
    }

    static State begun(int size) {
      return new State(Status.RUNNING, 0, size, new Counts(0, 0, 0, 0, 0), List.of());
    }

    State with(Status then) {
      return new State(then, begun, toDo, counts, List.of());
    }

    /** The rows that nobody has begun are left as they are. */
    State without(int left, Status then) {
      return new State(then, begun, toDo - left, counts.skipping(left), List.of());
    }
  }

  /** How many rows came to what. */
  public record Counts(int succeeded, int failed, int refused, int skipped, int unknown) {

    private Counts skipping(int more) {
      return new Counts(succeeded, failed, refused, skipped + more, unknown);
    }

    public int all() {
      return succeeded + failed + refused + skipped + unknown;
    }
  }

  /**
   * What was decided last.
   *
   * @param reason the words of whoever rejected it; {@code expired} where nobody decided in time
   */
  public record Decision(Verdict verdict, Actor by, Instant at, @Nullable String reason) {}

  /** What can be decided. */
  public enum Verdict {
    APPROVED,
    REJECTED,
    CANCELED
  }
}
