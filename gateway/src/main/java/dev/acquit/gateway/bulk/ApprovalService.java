package dev.acquit.gateway.bulk;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.bulk.Approvals.Stored;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.journal.Act;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Ids;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Shows and changes what an organization has approved by a second person. */
@Service
public class ApprovalService {

  private static final String UPDATED = "action_settings.updated";

  private final Approvals approvals;
  private final Approvals.Rendering rendering;
  private final Clock clock;

  ApprovalService(Approvals approvals, Approvals.Rendering rendering, Clock clock) {
    this.approvals = approvals;
    this.rendering = rendering;
    this.clock = clock;
  }

  /** The current settings. */
  public Mono<Stored> current(Caller caller) {
    return approvals
        .current(caller)
        .switchIfEmpty(Mono.fromSupplier(() -> Stored.standard(caller)));
  }

  /**
   * Stores a version more. Batches that are there stay as they are.
   *
   * @param expected the version that the caller has read; null for whichever there is
   */
  public Mono<Stored> replace(Caller caller, Approval approval, @Nullable Integer expected) {
    return current(caller)
        .filter(read -> expected == null || read.version() == expected)
        .switchIfEmpty(Mono.error(ApprovalService::changedMeanwhile))
        .flatMap(read -> {
          var known = Objects.requireNonNullElseGet(read.id(), Ids::next);
          var after = read.next(approval, known, clock.instant());
          return approvals
              .put(change(caller, read, after))
              .flatMap(done -> done ? Mono.just(after) : replace(caller, approval, expected));
        });
  }

  private Approvals.Change change(Caller caller, Stored read, Stored after) {
    var data = rendering.of(after);
    var id = IdKind.ACTION_SETTINGS.format(Objects.requireNonNull(after.id()));
    var act = Act.of(caller.actor(), caller.live(), UPDATED, id, rendering.of(read), data);
    return new Approvals.Change(after, caller.by(), Ids.next(), data, act);
  }

  private static Problem changedMeanwhile() {
    return Problem.of(ProblemCode.WRONG_STATE, "The settings have another version by now");
  }
}
