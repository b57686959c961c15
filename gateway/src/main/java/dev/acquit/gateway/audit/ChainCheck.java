package dev.acquit.gateway.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.acquit.gateway.money.IdKind;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Walks all chains, a part at a time and round and round, and remembers those that do not fit. What
 * it remembers of their ends is this gateway's own: a chain that was cut short is noticed, too.
 */
@Component
class ChainCheck {

  private static final Logger LOG = LoggerFactory.getLogger(ChainCheck.class);
  private static final UUID BEGINNING = new UUID(0, 0);

  /** How many chains, or parts of one, a run walks. */
  static final int ORGANIZATIONS = 100;

  private static final int ENTRIES = 5_000;
  private static final int REMEMBERED = 100_000;

  private final Entries entries;
  private final Verification verification;
  private final Set<UUID> broken = ConcurrentHashMap.newKeySet();
  private final Cache<UUID, Link> ends = Caffeine.newBuilder().maximumSize(REMEMBERED).build();
  private volatile Place place = new Place(BEGINNING, null);

  ChainCheck(Entries entries, Verification verification) {
    this.entries = entries;
    this.verification = verification;
  }

  /** The organizations whose journals do not verify, as far as this gateway has seen. */
  Set<UUID> broken() {
    return Set.copyOf(broken);
  }

  /** Goes on from where it was; ends with how many chains it looked at. */
  Mono<Long> run() {
    return Mono.defer(this::next).repeat(ORGANIZATIONS - 1).takeWhile(isMore -> isMore).count();
  }

  /** False after the last organization. */
  private Mono<Boolean> next() {
    var from = place.from();
    return from == null
        ? entries
            .organizationAfter(place.organization())
            .flatMap(this::begun)
            .switchIfEmpty(Mono.fromSupplier(this::ended))
        : walked(place.organization(), from);
  }

  private boolean ended() {
    place = new Place(BEGINNING, null);
    return false;
  }

  private Mono<Boolean> begun(UUID organization) {
    var known = ends.getIfPresent(organization);
    return known == null
        ? walked(organization, Link.NONE)
        : entries
            .link(organization, known.number())
            .filter(known::equals)
            .flatMap(_ -> walked(organization, Link.NONE))
            .switchIfEmpty(Mono.fromSupplier(() -> fails(organization, known.number())));
  }

  private Mono<Boolean> walked(UUID organization, Link from) {
    return verification.walk(organization, from, ENTRIES).map(walk -> judged(organization, walk));
  }

  private boolean judged(UUID organization, Verification.Walk walk) {
    if (walk.mismatch() != null) {
      return fails(organization, walk.mismatch());
    }
    if (walk.ended()) {
      broken.remove(organization);
      tellEnd(organization, walk.last());
    }
    place = new Place(organization, walk.ended() ? null : walk.last());
    return true;
  }

  private boolean fails(UUID organization, long number) {
    place = new Place(organization, null);
    if (broken.add(organization)) {
      LOG.error(
          "The journal of {} does not verify: entry {} was changed or is missing",
          IdKind.ORGANIZATION.format(organization),
          number);
    }
    return true;
  }

  /** Logs are kept elsewhere: whoever rewrites a chain would have to rewrite them, too. */
  private void tellEnd(UUID organization, Link end) {
    if (!end.equals(ends.getIfPresent(organization))) {
      ends.put(organization, end);
      LOG.info(
          "The journal of {} verifies up to entry {}, whose seal is {}",
          IdKind.ORGANIZATION.format(organization),
          end.number(),
          end.seal());
    }
  }

  /**
   * Where it goes on.
   *
   * @param organization that it is at, or was at last
   * @param from the link that it came to there; null once that chain is done
   */
  private record Place(UUID organization, @Nullable Link from) {}
}
