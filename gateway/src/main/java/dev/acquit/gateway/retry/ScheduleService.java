package dev.acquit.gateway.retry;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.journal.Act;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.retry.Stored.Scope;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Shows and changes an organization's schedule. */
@Service
public class ScheduleService {

  private static final String UPDATED = "retry_schedule.updated";

  private final Schedules schedules;
  private final ScheduledPlan plan;
  private final ScheduleRendering rendering;
  private final Clock clock;

  ScheduleService(
      Schedules schedules, ScheduledPlan plan, ScheduleRendering rendering, Clock clock) {
    this.schedules = schedules;
    this.plan = plan;
    this.rendering = rendering;
    this.clock = clock;
  }

  /** The current schedule. */
  public Mono<Stored> current(Caller caller) {
    return plan.current(Scope.of(caller));
  }

  /**
   * Stores a version more.
   *
   * @param expected the version that the caller has read; null for whichever there is
   */
  public Mono<Stored> replace(Caller caller, Schedule schedule, @Nullable Integer expected) {
    return current(caller)
        .filter(read -> expected == null || read.version() == expected)
        .switchIfEmpty(Mono.error(ScheduleService::changedMeanwhile))
        .flatMap(read -> {
          var known = Objects.requireNonNullElseGet(read.id(), Ids::next);
          var after = read.next(schedule, known, clock.instant());
          return schedules
              .put(change(caller, read, after))
              .flatMap(done -> done ? Mono.just(after) : replace(caller, schedule, expected));
        })
        .doOnNext(_ -> plan.forget(Scope.of(caller)));
  }

  private Schedules.Change change(Caller caller, Stored read, Stored after) {
    var data = rendering.of(after);
    var id = IdKind.RETRY_SCHEDULE.format(Objects.requireNonNull(after.id()));
    var act = Act.of(caller.actor(), caller.live(), UPDATED, id, rendering.of(read), data);
    return new Schedules.Change(after, caller.by(), Ids.next(), data, act);
  }

  private static Problem changedMeanwhile() {
    return Problem.of(ProblemCode.WRONG_STATE, "The schedule has another version by now");
  }
}
