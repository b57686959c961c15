package dev.acquit.gateway.saved;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.Problem.FieldError;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.journal.Act;
import dev.acquit.gateway.journal.Actor;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Ids;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps what people look for often. Keys keep nothing: only people have views. */
@Service
public class ViewService {

  private final SavedViews views;

  ViewService(SavedViews views) {
    this.views = views;
  }

  /** Their own first, then those that others share. */
  public Flux<SavedView> list(Caller caller) {
    return views.list(person(caller));
  }

  /** The one that they begin with; empty if they have chosen none. */
  public Mono<SavedView> first(Caller caller) {
    return views.first(person(caller));
  }

  /** Keeps one more. */
  public Mono<SavedView> save(Caller caller, String name, String query, boolean shared) {
    var person = person(caller);
    if (query.length() > SavedView.LONGEST_QUERY) {
      return Mono.error(wrong("query", "too_long", "It is narrowed by too much"));
    }
    var view =
        new SavedView(person.organization(), Ids.next(), person.by(), name, query, shared, 1);
    return views
        .add(view, act(person, "saved", view, null, view))
        .flatMap(outcome ->
            switch (outcome) {
              case DONE -> Mono.just(view);
              case REPEATED -> Mono.error(repeated());
              case REFUSED ->
                  Mono.error(wrong("name", "too_many", "At most " + SavedView.MOST + " a person"));
            });
  }

  /** Gives it another name, or shares it; only its owner may. */
  public Mono<SavedView> change(Caller caller, UUID id, String name, boolean shared) {
    return own(caller, id)
        .flatMap(read -> {
          var after = read.renamed(name, shared);
          return views
              .change(read, after, act(caller, "changed", read, read, after))
              .flatMap(outcome ->
                  switch (outcome) {
                    case DONE -> Mono.just(after);
                    case REPEATED -> Mono.error(repeated());
                    case REFUSED -> Mono.error(changedMeanwhile());
                  });
        });
  }

  /** Forgets it; only its owner may. */
  public Mono<Void> delete(Caller caller, UUID id) {
    return own(caller, id)
        .flatMap(read -> views.delete(read, act(caller, "deleted", read, read, null)))
        .filter(done -> done)
        .switchIfEmpty(Mono.error(ViewService::changedMeanwhile))
        .then();
  }

  /** From now on they begin with it, whoever's it is. */
  public Mono<Void> begin(Caller caller, UUID id) {
    return found(caller, id)
        .flatMap(view -> views.begin(caller, view, act(caller, "begun_with", view, null, null)))
        .filter(done -> done)
        .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCode.NOT_FOUND)))
        .then();
  }

  /** From now on they begin with all that is open. */
  public Mono<Void> beginWithNone(Caller caller) {
    var person = person(caller);
    var user = IdKind.USER.format(person.by());
    var act = Act.of(person.actor(), null, "saved_view.begun_with_none", user, null, null);
    return views.beginWithNone(person, act);
  }

  private Mono<SavedView> own(Caller caller, UUID id) {
    return found(caller, id)
        .filter(view -> view.isOf(caller.by()))
        .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCode.FORBIDDEN)));
  }

  private Mono<SavedView> found(Caller caller, UUID id) {
    return views
        .find(person(caller), id)
        .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCode.NOT_FOUND)));
  }

  private static Caller person(Caller caller) {
    if (caller.actor().type() != Actor.Type.USER
        || !caller.permissions().contains(Permission.FAILED_PAYMENTS_VIEW)) {
      throw Problem.of(ProblemCode.FORBIDDEN);
    }
    return caller;
  }

  private static Act act(
      Caller caller,
      String done,
      SavedView view,
      @Nullable SavedView before,
      @Nullable SavedView after) {
    var id = IdKind.SAVED_VIEW.format(view.id());
    return Act.of(caller.actor(), null, "saved_view." + done, id, shown(before), shown(after));
  }

  private static @Nullable Object shown(@Nullable SavedView view) {
    return view == null
        ? null
        : Map.of("name", view.name(), "query", view.query(), "shared", view.shared());
  }

  private static Problem repeated() {
    return wrong("name", "repeated", "They have another of that name");
  }

  private static Problem changedMeanwhile() {
    return Problem.of(ProblemCode.WRONG_STATE, "It has changed since it was read");
  }

  private static Problem wrong(String field, String code, String detail) {
    return Problem.fields(List.of(new FieldError("/" + field, code, detail)));
  }
}
