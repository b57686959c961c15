package dev.acquit.gateway.retry;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.versioned.Replacement;
import dev.acquit.gateway.versioned.Replacement.Told;
import dev.acquit.gateway.versioned.Scope;
import dev.acquit.gateway.versioned.Stored;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Shows and changes an organization's schedule. */
@Service
public class ScheduleService {

  private final Replacement<Schedule> replacement;
  private final ScheduledPlan plan;

  ScheduleService(
      Schedules schedules, ScheduledPlan plan, ScheduleRendering rendering, Clock clock) {
    var told =
        new Told<>(
            "retry_schedule.updated",
            IdKind.RETRY_SCHEDULE,
            rendering::of,
            "The schedule has another version by now");
    this.replacement = new Replacement<>(schedules, Schedule.STANDARD, told, clock);
    this.plan = plan;
  }

  /** The current schedule. */
  public Mono<Stored<Schedule>> current(Caller caller) {
    return replacement.current(Scope.of(caller));
  }

  /**
   * Stores a version more.
   *
   * @param expected the version that the caller has read; null for whichever there is
   */
  public Mono<Stored<Schedule>> replace(
      Caller caller, Schedule schedule, @Nullable Integer expected) {
    return replacement
        .replace(caller, schedule, expected)
        .doOnNext(_ -> plan.forget(Scope.of(caller)));
  }
}
