package dev.acquit.gateway.bulk;

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

/** Shows and changes what an organization has approved by a second person. */
@Service
public class ApprovalService {

  private final Replacement<Approval> replacement;

  ApprovalService(Approvals approvals, Approvals.Rendering rendering, Clock clock) {
    var told =
        new Told<>(
            "action_settings.updated",
            IdKind.ACTION_SETTINGS,
            rendering::of,
            "The settings have another version by now");
    this.replacement = new Replacement<>(approvals, Approval.NONE, told, clock);
  }

  /** The current settings. */
  public Mono<Stored<Approval>> current(Caller caller) {
    return replacement.current(Scope.of(caller));
  }

  /**
   * Stores a version more. Batches that are there stay as they are.
   *
   * @param expected the version that the caller has read; null for whichever there is
   */
  public Mono<Stored<Approval>> replace(
      Caller caller, Approval approval, @Nullable Integer expected) {
    return replacement.replace(caller, approval, expected);
  }
}
