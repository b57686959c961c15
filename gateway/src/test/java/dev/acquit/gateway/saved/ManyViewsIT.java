package dev.acquit.gateway.saved;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.staff.Crew;
import dev.acquit.gateway.staff.Invitations;
import dev.acquit.gateway.staff.Sessions;
import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A person keeps as many views as there can be, however many they save at once. */
@GatewayTest
class ManyViewsIT {

  private static final int AT_ONCE = 40;
  private static final int FEW = 26;

  @Autowired private Invitations invitations;
  @Autowired private Sessions sessions;
  @Autowired private ViewService views;
  @Autowired private Environment environment;

  /** All begin while there are few, and go on when others have come before them. */
  @Test
  void manyThatAreSavedAtOnceAreNoMore(Api api) throws Exception {
    var person = person(api);
    savedAtOnce(person, "Before", FEW);
    var database = TestDatabase.of(environment);
    try (var holding = database.connect()) {
      holding.setAutoCommit(false);
      hold(holding, person);
      var saved = CompletableFuture.supplyAsync(() -> savedAtOnce(person, "Here", AT_ONCE));
      eventually(
          () -> assertThat(database.waiting("saved_view")).isGreaterThan(SavedView.MOST - FEW));
      holding.commit();
      assertThat(saved.get(60, TimeUnit.SECONDS)).isEqualTo(SavedView.MOST - FEW);
    }

    assertThat(kept(person)).hasSize(SavedView.MOST);
    assertThat(savedAtOnce(person, "There", AT_ONCE)).isZero();
  }

  private static void hold(Connection holding, Caller person) throws SQLException {
    try (var statement =
        holding.prepareStatement(
            "SELECT FROM acquit.membership WHERE organization_id = ? AND user_id = ? FOR UPDATE")) {
      statement.setObject(1, person.organization());
      statement.setObject(2, person.by());
      statement.execute();
    }
  }

  /** What is deleted twice at once gives its place back once. */
  @Test
  void whatIsDeletedGivesItsPlaceBack(Api api) {
    var person = person(api);
    savedAtOnce(person, "Here", AT_ONCE);
    var gone = kept(person).subList(0, 10);

    Flux.fromIterable(gone)
        .concatWith(Flux.fromIterable(gone))
        .flatMap(
            view -> views.delete(person, view.id()).onErrorResume(Problem.class, _ -> Mono.empty()),
            AT_ONCE)
        .blockLast(Crew.PATIENCE);

    assertThat(kept(person)).hasSize(SavedView.MOST - gone.size());
    assertThat(savedAtOnce(person, "There", AT_ONCE)).isEqualTo(gone.size());
  }

  /** A name that they have takes no place. */
  @Test
  void aNameThatIsRefusedTakesNoPlace(Api api) {
    var person = person(api);
    views.save(person, "Here 1", "", false).block(Crew.PATIENCE);

    assertThat(savedAtOnce(person, "Here", AT_ONCE)).isEqualTo(SavedView.MOST - 1);
    assertThat(kept(person)).hasSize(SavedView.MOST);
  }

  /** How many of so many were kept. */
  private long savedAtOnce(Caller person, String name, int many) {
    return Flux.range(0, many)
        .flatMap(
            each ->
                views
                    .save(person, name + " " + each, "tab=open", false)
                    .onErrorResume(Problem.class, _ -> Mono.empty()),
            AT_ONCE)
        .count()
        .blockOptional(Crew.PATIENCE)
        .orElseThrow();
  }

  private List<SavedView> kept(Caller person) {
    return views.list(person).collectList().blockOptional(Crew.PATIENCE).orElseThrow();
  }

  private Caller person(Api api) {
    var crew = new Crew(api.shop(), invitations, sessions);
    var email = Crew.email();
    crew.joined(email, "viewer");
    return sessions.authenticate(crew.as(email).key()).blockOptional(Crew.PATIENCE).orElseThrow();
  }
}
