package dev.acquit.gateway.staff;

import static dev.acquit.gateway.support.Eventually.eventually;
import static dev.acquit.gateway.support.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Debtor;
import dev.acquit.gateway.support.Diary;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import reactor.core.publisher.Flux;

/** Who has signed in may do what their role says, for as long as their session lasts. */
@GatewayTest
class SignInIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Autowired private Invitations invitations;
  @Autowired private Sessions sessions;
  @Autowired private SignIns signIns;
  @Autowired private Environment environment;

  @Test
  void theRoleSaysWhatTheyMayDo(Api api) {
    var crew = crew(api);
    var email = Crew.email();
    var id = crew.joined(email, "viewer");
    var viewer = crew.as(email.toUpperCase(Locale.ROOT));
    assertThat(viewer.get("/v1/payments").status()).isEqualTo(200);
    assertProblem(viewer.put("/v1/retries", "{\"enabled\":false}"), 403, "forbidden");
    crew.shop().patch("/v1/users/" + id, "{\"role\":\"" + crew.role("owner") + "\"}");
    assertThat(viewer.put("/v1/retries", "{\"enabled\":false}").status()).isEqualTo(200);
    var told = new Diary(crew.shop()).newest("retry_schedule.updated");
    assertThat(told.at("/actor/type").asString()).isEqualTo("user");
    assertThat(told.at("/actor/id").asString()).isEqualTo(id);
    assertThat(told.at("/actor/name").asString()).isEqualTo("Ana Roy");
    crew.joined(Crew.email(), "owner");
    crew.shop().patch("/v1/users/" + id, "{\"active\":false}");
    assertProblem(viewer.get("/v1/payments"), 401, "unauthorized");
    assertThat(crew.signIn(email, Crew.PASSWORD)).isEmpty();
    crew.shop().patch("/v1/users/" + id, "{\"active\":true}");
    assertProblem(viewer.get("/v1/payments"), 401, "unauthorized");
    assertThat(crew.signIn(email, Crew.PASSWORD)).isPresent();
  }

  @Test
  void whatTheySayAndEndIsTheirs(Api api) {
    var crew = crew(api);
    var email = Crew.email();
    var id = crew.joined(email, "owner");
    var owner = crew.as(email);
    var payment = Debtor.of(crew.shop(), Shop.NO_FUNDS).failed();
    var list = "/v1/action_items?payment=" + payment;
    eventually(() -> assertThat(owner.get(list).text("/data/0/id")).startsWith("aci_"));
    var path = "/v1/action_items/" + owner.get(list).text("/data/0/id");
    assertThat(owner.post(path + "/notes", "{\"text\":\"Called\"}").text("/by")).isEqualTo(id);
    assertThat(crew.shop().post(path + "/notes", "{\"text\":\"Called\"}").text("/by"))
        .startsWith("key_");
    assertThat(owner.post(path + "/reject", "{\"reason\":\"Gone\"}").text("/ended/by"))
        .isEqualTo(id);
    assertThat(owner.get(path).text("/detail/notes/0/by")).isEqualTo(id);
    assertThat(owner.get(path).text("/ended/by")).isEqualTo(id);
  }

  @Test
  void aSessionIsClosed(Api api) {
    var crew = crew(api);
    var email = Crew.email();
    crew.joined(email, "viewer");
    var one = crew.as(email);
    var other = crew.as(email);
    sessions.close(one.key(), Crew.HERE).block(PATIENCE);
    sessions.close(one.key(), Crew.HERE).block(PATIENCE);
    assertProblem(one.get("/v1/payments"), 401, "unauthorized");
    assertThat(other.get("/v1/payments").status()).isEqualTo(200);
    assertThat(new Diary(crew.shop()).actions())
        .containsSubsequence("user.signed_in", "user.signed_in", "user.signed_out");
  }

  @ParameterizedTest
  @ValueSource(strings = {"used_at = now() - interval '15 minutes'", "ends_at = now()"})
  void aSessionEndsByItself(String past, Api api) throws SQLException {
    var crew = crew(api);
    var email = Crew.email();
    crew.joined(email, "viewer");
    var viewer = crew.as(email);
    assertThat(viewer.get("/v1/payments").status()).isEqualTo(200);
    move(crew, past);
    assertProblem(viewer.get("/v1/payments"), 401, "unauthorized");
  }

  @Test
  void aSessionThatIsUsedDoesNotRest(Api api) throws SQLException {
    var crew = crew(api);
    var email = Crew.email();
    crew.joined(email, "viewer");
    var viewer = crew.as(email);
    move(crew, "used_at = now() - interval '14 minutes'");
    assertThat(viewer.get("/v1/payments").status()).isEqualTo(200);
    move(crew, "used_at = used_at - interval '14 minutes'");
    assertThat(viewer.get("/v1/payments").status()).isEqualTo(200);
  }

  @Test
  void neitherTokenNorPasswordIsInTheDatabase(Api api) throws SQLException {
    var crew = crew(api);
    var email = Crew.email();
    crew.joined(email, "viewer");
    var token = crew.as(email).key();
    assertThat(token).startsWith("aq_session_").hasSize(51);
    var database = TestDatabase.of(environment);
    assertThat(
            database.number(
                "SELECT count(*) FROM acquit.staff_session s WHERE s::text LIKE ?",
                "%" + token.substring(11) + "%"))
        .isZero();
    assertThat(
            database.number(
                "SELECT count(*) FROM acquit.staff_user WHERE email = ? AND password LIKE"
                    + " '$argon2id$v=19$m=64,t=2,p=1$%'",
                email))
        .isEqualTo(1);
  }

  @Test
  void anotherOrganizationIsEntered(Api api) {
    var boreal = crew(api);
    var nordet = crew(api);
    var email = Crew.email();
    boreal.joined(email, "viewer");
    var id = nordet.add(email, nordet.role("owner")).text("/id");
    nordet.acceptedToo(nordet.invited(id), Crew.PASSWORD, "another password");
    var person = boreal.as(email, "another password");
    assertThat(person.get("/v1/users/" + id).text("/role/name")).isEqualTo("Viewer");
    assertThat(entered(person, nordet)).isTrue();
    assertThat(person.get("/v1/users/" + id).text("/role/name")).isEqualTo("Owner");
    assertThat(entered(person, crew(api))).as("where they do not work").isFalse();
    assertThat(person.get("/v1/users/" + id).text("/role/name")).isEqualTo("Owner");
  }

  private boolean entered(Shop person, Crew where) {
    var organization = where.shop().organizationId();
    return Boolean.TRUE.equals(
        sessions.enter(person.key(), organization, false, Crew.HERE).block(PATIENCE));
  }

  @Test
  void elevenBadTriesLockSomebodyOut(Api api) throws SQLException {
    var crew = crew(api);
    var email = Crew.email();
    var id = crew.joined(email, "viewer");
    for (int each = 0; each < 9; each++) {
      assertThat(crew.signIn(email, "a wrong password")).isEmpty();
    }
    assertThat(crew.signIn(email, Crew.PASSWORD)).as("the tenth is right").isPresent();
    for (int each = 0; each < 10; each++) {
      assertThat(crew.signIn(email, "a wrong password")).isEmpty();
    }
    assertThat(crew.signIn(email, Crew.PASSWORD)).as("locked").isEmpty();
    assertThat(crew.signIn(email, "a wrong password")).isEmpty();
    var locked = new Diary(crew.shop()).all("?action=user.locked");
    assertThat(locked).hasSize(1);
    assertThat(locked.getFirst().at("/resource").asString()).isEqualTo(id);
    assertThat(locked.getFirst().at("/from/ip").asString()).isEqualTo("203.0.113.7");
    TestDatabase.of(environment)
        .update(
            "UPDATE acquit.staff_user SET tried_at = now() - interval '30 minutes' WHERE email = ?",
            email);
    assertThat(crew.signIn(email, Crew.PASSWORD)).as("half an hour later").isPresent();
  }

  /** Guesses that are made at once are counted before any of them is looked at. */
  @Test
  void manyTriesAtOnceAreNoMore(Api api) throws SQLException {
    var crew = crew(api);
    var email = Crew.email();
    crew.joined(email, "viewer");
    Flux.range(0, 30)
        .flatMap(_ -> sessions.open(email, "a wrong password", false, Crew.HERE), 30)
        .blockLast(PATIENCE);
    assertThat(crew.signIn(email, Crew.PASSWORD)).isEmpty();
    assertThat(
            TestDatabase.of(environment)
                .number("SELECT tries FROM acquit.staff_user WHERE email = ?", email))
        .isEqualTo(10);
    assertThat(new Diary(crew.shop()).all("?action=user.locked")).hasSize(1);
  }

  /** Whoever was let in by the password before, while a new one is set, does not come in. */
  @Test
  void aPasswordThatIsAnotherByThenOpensNothing(Api api) {
    var crew = crew(api);
    var email = Crew.email();
    var id = crew.joined(email, "viewer");
    var verified = signIns.tried(email, 10, Duration.ofMinutes(30)).blockOptional(PATIENCE);
    var user = verified.orElseThrow().user().id();
    assertThat(crew.accepted(crew.invited(id), "another long password")).isTrue();
    var session = new SignIns.Session(new byte[32], user, crew.shop().organizationId(), false);
    var act =
        StaffActs.user(StaffActs.actor(user, "Ana", Crew.HERE), "signed_in", user, null, null);
    var opened =
        signIns.open(
            session, verified.orElseThrow(), SignIns.Way.PASSWORD, Duration.ofHours(1), act);
    assertThat(opened.block(PATIENCE)).isFalse();
  }

  @Test
  void nobodyIsToldWhoIsThere(Api api) {
    var crew = crew(api);
    var invited = Crew.email();
    crew.add(invited, crew.role("owner"));
    assertThat(crew.signIn(invited, Crew.PASSWORD)).isEmpty();
    assertThat(crew.signIn(Crew.email(), Crew.PASSWORD)).isEmpty();
    assertProblem(
        api.http().get("/v1/payments", Api.bearer("aq_session_nobody")), 401, "unauthorized");
  }

  private void move(Crew crew, String past) throws SQLException {
    TestDatabase.of(environment)
        .update(
            "UPDATE acquit.staff_session SET " + past + " WHERE organization_id = ?",
            crew.shop().organizationId());
  }

  private Crew crew(Api api) {
    return new Crew(api.shop(), invitations, sessions);
  }
}
