package dev.acquit.gateway.audit;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Walks chains, and tells whether every entry is the one that was sealed. */
@Service
public class Verification {

  private static final int BATCH = 500;

  /** How many entries one request walks at most. */
  private static final int MOST = 20_000;

  private final Entries entries;
  private final Sealer sealer;

  Verification(Entries entries, Sealer sealer) {
    this.entries = entries;
    this.sealer = sealer;
  }

  /**
   * Walks an organization's chain.
   *
   * @param after the number to begin after; 0 for the beginning
   * @param seal of that number, as somebody has kept it elsewhere; null for the one on record
   */
  public Mono<Verdict> of(UUID organization, long after, @Nullable String seal) {
    return start(organization, after)
        .flatMap(start ->
            seal == null || seal.equals(start.seal())
                ? walk(organization, start, MOST)
                : Mono.just(Walk.broken(start, after)))
        .defaultIfEmpty(Walk.broken(Link.NONE, after))
        .zipWith(entries.newest(organization).map(Optional::of).defaultIfEmpty(Optional.empty()))
        .map(found -> new Verdict(after, found.getT1(), found.getT2().orElse(null)));
  }

  /** Empty if there is no such number. */
  private Mono<Link> start(UUID organization, long after) {
    return after == 0 ? Mono.just(Link.NONE) : entries.link(organization, after);
  }

  /** From a link on, whose seal is taken as it is: so many entries at most. */
  Mono<Walk> walk(UUID organization, Link from, int most) {
    return Mono.just(new Walk(from, null, false))
        .expand(walk ->
            walk.isOver() || walk.last().number() - from.number() >= most
                ? Mono.empty()
                : step(organization, walk))
        .last();
  }

  private Mono<Walk> step(UUID organization, Walk walk) {
    return entries
        .chain(organization, walk.last().number(), BATCH)
        .collectList()
        .map(batch -> stepped(walk, batch));
  }

  private Walk stepped(Walk walk, List<Entry> batch) {
    var last = walk.last();
    for (var entry : batch) {
      var expected = sealer.after(last, entry);
      if (!expected.equals(entry.link())) {
        return Walk.broken(last, expected.number());
      }
      last = expected;
    }
    return new Walk(last, null, batch.size() < BATCH);
  }

  /**
   * How far a walk came.
   *
   * @param last the last link that fits
   * @param mismatch the number of the first entry that does not; null if none was met
   * @param ended whether there is nothing behind it
   */
  record Walk(Link last, @Nullable Long mismatch, boolean ended) {

    private static Walk broken(Link last, long mismatch) {
      return new Walk(last, mismatch, false);
    }

    boolean isOver() {
      return ended || mismatch != null;
    }
  }

  /**
   * What a walk showed.
   *
   * @param after where it began
   * @param last the last number that fits
   * @param mismatch the first that does not: it was changed, or is missing; null if all fit
   * @param newest the chain's end, to be kept elsewhere
   * @param ended whether the walk came to the end
   */
  public record Verdict(
      long after, long last, @Nullable Long mismatch, @Nullable Link newest, boolean ended) {

    private Verdict(long after, Walk walk, @Nullable Link newest) {
      this(after, walk.last().number(), walk.mismatch(), newest, walk.ended());
    }
  }
}
