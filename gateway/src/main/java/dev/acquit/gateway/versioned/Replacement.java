package dev.acquit.gateway.versioned;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.journal.Act;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Ids;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Stores a version more of what an organization says, and tells of it. */
public final class Replacement<T> {

  private final Versions<T> versions;
  private final T standard;
  private final Told<T> told;
  private final Clock clock;

  /**
   * Of these versions.
   *
   * @param standard what counts where nobody has said otherwise
   */
  public Replacement(Versions<T> versions, T standard, Told<T> told, Clock clock) {
    this.versions = versions;
    this.standard = standard;
    this.told = told;
    this.clock = clock;
  }

  /** As it stands now. */
  public Mono<Stored<T>> current(Scope scope) {
    return versions.current(scope, standard);
  }

  /**
   * Stores a version more.
   *
   * @param expected the version that the caller has read; null for whichever there is
   */
  public Mono<Stored<T>> replace(Caller caller, T then, @Nullable Integer expected) {
    return current(Scope.of(caller))
        .filter(read -> expected == null || read.version() == expected)
        .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCode.WRONG_STATE, told.meanwhile)))
        .flatMap(read -> {
          var known = Objects.requireNonNullElseGet(read.id(), Ids::next);
          var after = read.next(then, known, clock.instant());
          return versions
              .put(change(caller, read, after))
              .flatMap(done -> done ? Mono.just(after) : replace(caller, then, expected));
        });
  }

  private Versions.Change<T> change(Caller caller, Stored<T> read, Stored<T> after) {
    var data = told.rendering.apply(after);
    var id = told.kind.format(Objects.requireNonNull(after.id()));
    var before = told.rendering.apply(read);
    var act = Act.of(caller.actor(), caller.live(), told.type, id, before, data);
    return new Versions.Change<>(after, caller.by(), Ids.next(), data, act);
  }

  /**
   * How it is told of.
   *
   * @param type of the event, and of the act in the journal
   * @param rendering how it looks in the API
   * @param meanwhile what who has read another version is told
   */
  public record Told<T>(
      String type, IdKind kind, Function<Stored<T>, byte[]> rendering, String meanwhile) {}
}
