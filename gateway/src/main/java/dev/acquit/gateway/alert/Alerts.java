package dev.acquit.gateway.alert;

import dev.acquit.gateway.journal.Act;
import dev.acquit.gateway.payment.ActionItem;
import java.time.Duration;
import java.time.Instant;
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

  /** Gives an alert of the day's mail its time. */
  Mono<Void> plan(UUID organization, UUID alert, Instant due);

  /** All that is due and they have not been told of, oldest first; a bounded number. */
  Flux<Alert> due(Choice choice, Instant now);

  /**
   * Takes the turn to mail them, from that moment on.
   *
   * @param told when they got the last mail, as it was read
   * @return false if another gateway has taken it since
   */
  Mono<Boolean> claim(Choice choice, @Nullable Instant told, Instant now);

  /** Records that there is no more to tell of these. */
  Mono<Void> told(Choice choice, List<Alert> alerts);

  /** Deletes alerts that were told so long ago; how many. */
  Mono<Long> deleteOlderThan(Duration age, int limit);

  /**
   * Who is told.
   *
   * @param name of the organization
   * @param due when; null for an alert of the day's mail that has no time yet
   * @param told when they got the last mail; null if never
   */
  record Addressee(Choice choice, String name, @Nullable Instant due, @Nullable Instant told) {}

  /** That an item needed somebody; with the item as it stands now. */
  record Alert(UUID id, ActionItem item) {}
}
