package dev.acquit.gateway.saved;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.journal.Act;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Port: saved views on record. Whoever asks sees their own, and those that are shared. */
public interface SavedViews {

  /** By name, their own first; a bounded number. */
  Flux<SavedView> list(Caller caller);

  Mono<SavedView> find(Caller caller, UUID id);

  /** The one that they begin with; empty if they have chosen none. */
  Mono<SavedView> first(Caller caller);

  Mono<Outcome> add(SavedView view, Act act);

  Mono<Outcome> change(SavedView read, SavedView after, Act act);

  /** False if it has changed since it was read. */
  Mono<Boolean> delete(SavedView read, Act act);

  /** From now on they begin with it. False if they do not see it any more. */
  Mono<Boolean> begin(Caller caller, SavedView view, Act act);

  /** They begin with none. */
  Mono<Void> beginWithNone(Caller caller, Act act);

  /** What became of a change. */
  enum Outcome {
    DONE,
    /** They have another of that name. */
    REPEATED,
    /** They have as many as there can be, or it has changed since it was read. */
    REFUSED
  }
}
