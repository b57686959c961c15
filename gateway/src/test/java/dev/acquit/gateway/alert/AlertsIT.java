package dev.acquit.gateway.alert;

import static dev.acquit.gateway.support.Eventually.eventually;
import static dev.acquit.gateway.support.Problems.assertProblem;
import static dev.acquit.gateway.support.Problems.errors;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.staff.Crew;
import dev.acquit.gateway.staff.Invitations;
import dev.acquit.gateway.staff.Sessions;
import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Debtor;
import dev.acquit.gateway.support.Diary;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.MockProcessor;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import dev.acquit.gateway.support.TestMail;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** Who is told by mail that something needs a person. */
@GatewayTest
class AlertsIT {

  @RegisterExtension static final MockProcessor PROCESSOR = new MockProcessor();

  private static final String AT_ONCE = "{\"at_once\":[\"declined\"]}";
  private static final String DAILY =
      "{\"daily\":[\"declined\"],\"daily_at\":\"07:30\",\"time_zone\":\"America/Toronto\"}";

  @Autowired private Invitations invitations;
  @Autowired private Sessions sessions;
  @Autowired private Environment environment;

  @Test
  void atOnceAndWhatComesSoonAfterIsInTheNext(Api api) throws SQLException {
    var debtor = Debtor.of(api, PROCESSOR);
    var told = Told.of(crew(debtor.shop()), AT_ONCE);
    Debtor.declines(PROCESSOR, "stolen_card");

    debtor.failed();

    eventually(() -> assertThat(TestMail.to(told.email)).hasSize(1));
    var mail = TestMail.to(told.email).getFirst();
    assertThat(mail.subject()).startsWith("[Test] ").endsWith(": un élément vous attend");
    assertThat(mail.text())
        .contains("Bonjour Ana Roy", "Refusé · 125,50", "versement", "un autre mode de paiement")
        .contains("https://gateway.example/console/items/aci_");

    debtor.failed();
    debtor.failed();
    eventually(() -> assertThat(untold(told)).isEqualTo(2));
    assertThat(TestMail.to(told.email)).hasSize(1);
    database()
        .update(
            "UPDATE acquit.alert_choice SET told_at = told_at - interval '1 hour' WHERE user_id ="
                + " ?",
            told.uuid());
    isDue(told);

    eventually(() -> assertThat(TestMail.to(told.email)).hasSize(2));
    assertThat(TestMail.to(told.email).get(1).subject()).endsWith("2 éléments vous attendent");
    eventually(() -> assertThat(jobs(told)).isZero());
    assertThat(TestMail.to(told.email)).hasSize(2);
  }

  @Test
  void onceADayOfWhatStillNeedsThem(Api api) throws SQLException {
    var debtor = Debtor.of(api, PROCESSOR);
    var told = Told.of(crew(debtor.shop()), DAILY);
    Debtor.declines(PROCESSOR, "stolen_card");
    var seenTo = debtor.failed();
    debtor.failed();
    eventually(() -> assertThat(planned(told)).isEqualTo(2));
    assertThat(TestMail.to(told.email)).isEmpty();
    var item = debtor.shop().get("/v1/action_items?payment=" + seenTo).text("/data/0/id");
    debtor
        .shop()
        .post("/v1/action_items/" + item + "/reject", Shop.fresh(), "{\"reason\":\"Paid\"}");

    isDue(told);

    eventually(() -> assertThat(TestMail.to(told.email)).hasSize(1));
    assertThat(TestMail.to(told.email).getFirst().subject()).endsWith("un élément vous attend");
    eventually(() -> assertThat(jobs(told)).isZero());
    assertThat(untold(told)).isZero();
  }

  @Test
  void nobodyIsToldOfWhatIsTriedAgainByItself(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    var told = Told.of(crew(debtor.shop()), AT_ONCE);
    Debtor.declines(PROCESSOR, "insufficient_funds");
    var waits = debtor.failed();
    var path = "/v1/action_items?payment=" + waits;
    eventually(
        () -> assertThat(debtor.shop().get(path).text("/data/0/status")).isEqualTo("waiting"));
    assertThat(untold(told)).isZero();

    Debtor.declines(PROCESSOR, "stolen_card");
    debtor.retry(waits, "{}");

    eventually(() -> assertThat(TestMail.to(told.email)).hasSize(1));
  }

  @Test
  void whoMayNotLookAnyMoreIsNotTold(Api api) throws SQLException {
    var debtor = Debtor.of(api, PROCESSOR);
    var told = Told.of(crew(debtor.shop()), DAILY);
    Debtor.declines(PROCESSOR, "stolen_card");
    debtor.failed();
    eventually(() -> assertThat(planned(told)).isOne());
    debtor.shop().patch("/v1/users/" + told.user, "{\"active\":false}");

    isDue(told);

    eventually(() -> assertThat(jobs(told)).isZero());
    assertThat(untold(told)).isZero();
    assertThat(TestMail.to(told.email)).isEmpty();
    assertThat(
            debtor
                .shop()
                .api()
                .http()
                .delete("/v1/users/" + told.user, Api.bearer(debtor.shop().key()))
                .status())
        .isEqualTo(200);
    assertProblem(debtor.shop().get(told.path()), 404, "not_found");
  }

  @Test
  void eachChoosesForThemselvesOrWhoManagesPeopleDoes(Api api) {
    var crew = crew(api.shop());
    var told = Told.of(crew, DAILY);
    var self = crew.as(told.email);

    var chosen = self.put(told.path(), AT_ONCE);

    assertThat(chosen.status()).as(chosen.body()).isEqualTo(200);
    assertThat(self.get(told.path()).body()).isEqualTo(chosen.body());
    assertThat(chosen.json().at("/daily").size()).isZero();
    assertThat(new Diary(crew.shop()).newest("alerts.updated").at("/actor/id").asString())
        .isEqualTo(told.user);
    var other = Told.of(crew, DAILY);
    assertProblem(self.put(other.path(), AT_ONCE), 403, "forbidden");
    assertThat(self.get(other.path()).status()).isEqualTo(200); // a viewer sees people
    var invited = crew.add(Crew.email(), crew.role("viewer")).text("/id");
    assertProblem(crew.shop().put("/v1/users/" + invited + "/alerts", AT_ONCE), 409, "wrong_state");
  }

  @Test
  void allThatIsWrongIsToldAtOnce(Api api) {
    var told = Told.of(crew(api.shop()), DAILY);
    var wrong =
        told.shop.put(
            told.path(),
            """
            {"at_once":["declined","sleepy"],"daily":["declined"],"daily_at":"7h","time_zone":"Mars"}\
            """);
    assertThat(errors(wrong))
        .containsExactlyInAnyOrder(
            "/at_once/1 invalid_choice",
            "/daily repeated",
            "/daily_at invalid_format",
            "/time_zone invalid_choice");
  }

  private Crew crew(Shop shop) {
    return new Crew(shop, invitations, sessions);
  }

  private TestDatabase database() {
    return TestDatabase.of(environment);
  }

  private long untold(Told told) {
    return database()
        .count(
            "SELECT count(*) FROM acquit.alert WHERE user_id = ? AND told_at IS NULL", told.uuid());
  }

  private long planned(Told told) {
    return database()
        .count(
            "SELECT count(*) FROM acquit.alert WHERE user_id = ? AND due_at > now()", told.uuid());
  }

  private long jobs(Told told) {
    return database()
        .count("SELECT count(*) FROM acquit.work WHERE queue = 'alerts' AND lane = ?", told.uuid());
  }

  /** As if the time had come. */
  private void isDue(Told told) throws SQLException {
    database()
        .update(
            "UPDATE acquit.alert SET due_at = now() WHERE user_id = ? AND due_at > now()",
            told.uuid());
    database()
        .update(
            "UPDATE acquit.work SET due_at = now() WHERE queue = 'alerts' AND lane = ?",
            told.uuid());
  }

  /** A viewer who speaks French and has chosen to be told. */
  private record Told(Shop shop, String user, String email) {

    static Told of(Crew crew, String choice) {
      var email = Crew.email();
      var told = new Told(crew.shop(), crew.joined(email, "viewer"), email);
      Reply chosen = crew.shop().put(told.path(), choice);
      assertThat(chosen.status()).as(chosen.body()).isEqualTo(200);
      return told;
    }

    String path() {
      return "/v1/users/" + user + "/alerts";
    }

    UUID uuid() {
      return IdKind.USER.parse(user).orElseThrow();
    }
  }
}
