package dev.acquit.gateway.alert;

import dev.acquit.gateway.journal.Act;
import dev.acquit.gateway.payment.ActionItem;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Port: who wants to be told of what, and what they have not been told yet. */
public interface Alerts {

  /** Empty if they have not chosen. */
  Mono<Choice> choice(UUID organization, UUID user, boolean live);

  /**
   * Records a choice; what they were still to be told of and do not want any more is forgotten.
   *
   * @return false if it is not the one after the current one any more, or they are no member
   */
  Mono<Boolean> choose(Choice after, Act act);

  /** Whom that alert is for; empty if they have been told, or do not want it any more. */
  Mono<Addressee> addressee(UUID organization, UUID alert);

  /** All that is due and they have not been told of, oldest first; a bounded number. */
  Flux<Alert> due(Addressee addressee);

  /**
   * Records that there is no more to tell of these.
   *
   * @param mailed whether a mail went out
   */
  Mono<Void> told(Addressee addressee, List<Alert> alerts, boolean mailed);

  /** Deletes alerts that were told so long ago; how many. */
  Mono<Long> deleteOlderThan(Duration age, int limit);

  /**
   * Who is told.
   *
   * @param organizationName as it is called now
   * @param told how long ago they got the last mail; null if never
   */
  record Addressee(
      UUID organization,
      String organizationName,
      UUID user,
      boolean live,
      @Nullable Duration told) {}

  /** That an item needed somebody; with the item as it stands now. */
  record Alert(UUID id, ActionItem item) {}
}
