package dev.acquit.gateway.bulk;

import static dev.acquit.gateway.support.Debtor.CHARGES;
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
import dev.acquit.gateway.support.MockProcessor;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** Above an organization's own limits a second person decides, and never who began it. */
@GatewayTest
class ApprovalIT {

  private static final String SETTINGS = "/v1/action_settings";
  private static final String REASON = ",\"reason\":\"The season is over\"";

  @RegisterExtension static final MockProcessor PROCESSOR = new MockProcessor();

  @Autowired private Environment environment;
  @Autowired private Invitations invitations;
  @Autowired private Sessions sessions;

  @Test
  void anotherPersonSaysYes(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    var office = new Office(debtor.shop());
    var second = second(office);
    var items = failed(debtor, 2);
    limit(office, "{\"rows\":1}");
    var body = Office.body("retry", items, ",\"confirm\":true");
    var dry = office.post(body.replace("]", "],\"dry_run\":true"));
    assertThat(dry.json().at("/approval").asBoolean()).as(dry.body()).isTrue();

    var batch = office.begun(body);

    assertThat(office.shown(batch).text("/status")).isEqualTo("awaiting_approval");
    assertThat(office.shown(batch).text("/expires_at")).isNotEmpty();
    assertThat(office.shown(batch).number("/outlook/to_do")).isEqualTo(2);
    assertThat(office.shown(batch).number("/outlook/charges/0/amount")).isEqualTo(2 * 12550);
    assertProblem(office.decide(batch, "approve", "{}"), 403, "own_batch");
    assertProblem(office.decide(batch, "reject", "{\"reason\":\"x\"}"), 403, "own_batch");
    assertThat(office.shown(batch).text("/status")).isEqualTo("awaiting_approval");
    assertThat(PROCESSOR.requests(CHARGES)).hasSize(2);
    Debtor.approves(PROCESSOR);
    var approved = second.decide(batch, "approve", "{}");

    assertThat(approved.text("/decision/verdict")).as(approved.body()).isEqualTo("approved");
    assertThat(office.becomes(batch, "completed").number("/counts/succeeded")).isEqualTo(2);
    assertProblem(second.decide(batch, "approve", "{}"), 409, "wrong_state");
    assertThat(office.told(batch))
        .containsExactly("1 bulk.created", "2 bulk.approved", "3 bulk.completed");
    var diary = new Diary(office.shop());
    var by = diary.newest("bulk.begun").at("/actor/id");
    assertThat(diary.newest("bulk.approved").at("/actor/id")).isNotEqualTo(by);
    assertThat(diary.all("?action=payment.retried"))
        .allSatisfy(entry -> assertThat(entry.at("/actor/id")).isEqualTo(by));
  }

  @Test
  void anotherPersonSaysNo(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    var office = new Office(debtor.shop());
    var second = second(office);
    var items = failed(debtor, 2);
    limit(office, "{\"amounts\":[{\"currency\":\"CAD\",\"amount\":12550}]}");
    assertThat(office.post(Office.body("reject", items.subList(0, 1), REASON)).text("/status"))
        .isEqualTo("running"); // no more than the limit
    assertThat(office.post(Office.body("assign", items, "")).text("/status")).isEqualTo("running");

    var batch = office.begun(Office.body("reject", items, REASON));
    var no = second.decide(batch, "reject", "{\"reason\":\"Not these\"}");

    assertThat(no.text("/status")).as(no.body()).isEqualTo("rejected");
    assertThat(no.number("/counts/skipped")).isEqualTo(2);
    assertThat(no.text("/decision/reason")).isEqualTo("Not these");
    assertThat(office.outcomes(batch).values()).containsOnly("skipped rejected");
    assertProblem(office.decide(batch, "cancel", "{}"), 409, "wrong_state");
    assertThat(office.told(batch)).containsExactly("1 bulk.created", "2 bulk.rejected");
  }

  @Test
  void whoMayNotAnyMoreHasNothingDoneInTheirName(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    var office = new Office(debtor.shop());
    var crew = new Crew(debtor.shop(), invitations, sessions);
    var email = Crew.email();
    var user = crew.joined(email, "manager");
    var items = failed(debtor, 2);
    limit(office, "{\"rows\":1}");
    var body = Office.body("retry", items, ",\"confirm\":true");
    var batch = new Office(crew.as(email)).begun(body);
    debtor.shop().patch("/v1/users/" + user, "{\"active\":false}");

    office.decide(batch, "approve", "{}");

    var over = office.becomes(batch, "canceled");
    assertThat(over.text("/decision/reason")).isEqualTo("not_permitted");
    assertThat(office.outcomes(batch).values()).containsOnly("refused forbidden");
    assertThat(PROCESSOR.requests(CHARGES)).hasSize(2);
  }

  @Test
  void nobodySaysAnythingForAWeek(Api api) throws SQLException {
    var debtor = Debtor.of(api, PROCESSOR);
    var office = new Office(debtor.shop());
    var second = second(office);
    var items = failed(debtor, 1);
    limit(office, "{\"rows\":0}");
    var batch = office.begun(Office.body("reject", items, REASON));
    var database = TestDatabase.of(environment);
    var id = IdKind.BATCH.parse(batch).orElseThrow();

    database.update("UPDATE acquit.bulk_batch SET expires_at = now() WHERE id = ?", id);
    assertProblem(second.decide(batch, "approve", "{}"), 409, "wrong_state");
    database.update("UPDATE acquit.work SET due_at = now() WHERE id = ?", id);

    var over = office.becomes(batch, "canceled");
    assertThat(over.text("/decision/reason")).isEqualTo("expired");
    assertThat(over.text("/decision/by/type")).isEqualTo("system");
    assertThat(office.outcomes(batch).values()).containsExactly("skipped canceled");
    assertThat(office.shop().get("/v1/action_items/" + items.getFirst()).text("/status"))
        .isNotEqualTo("rejected");
  }

  @Test
  void limitsHaveVersions(Api api) {
    var office = new Office(api.shop());
    var shop = office.shop();
    assertThat(shop.get(SETTINGS).number("/version")).isZero();

    limit(office, "{\"rows\":10,\"amounts\":[{\"currency\":\"CAD\",\"amount\":100}]}");

    assertThat(shop.get(SETTINGS).number("/approval/rows")).isEqualTo(10);
    assertThat(shop.get(SETTINGS).number("/approval/amounts/0/amount")).isEqualTo(100);
    assertProblem(shop.put(SETTINGS, "{\"version\":0}"), 409, "wrong_state");
    assertThat(shop.put(SETTINGS, "{\"version\":1}").json().at("/approval/rows").isNull()).isTrue();
    assertThat(
            errors(
                shop.put(
                    SETTINGS,
                    "{\"approval\":{\"rows\":-1,\"amounts\":[{\"currency\":\"cad\",\"amount\":1.5}]}}")))
        .containsExactlyInAnyOrder(
            "/approval/rows out_of_range",
            "/approval/amounts/0/currency unknown_currency",
            "/approval/amounts/0/amount invalid_type");
    assertThat(new Diary(shop).all("?action=action_settings.updated")).hasSize(2);
  }

  private static List<String> failed(Debtor debtor, int many) {
    Debtor.declines(PROCESSOR, "insufficient_funds");
    return Stream.generate(debtor::failed)
        .limit(many)
        .map(new Office(debtor.shop())::item)
        .toList();
  }

  private static void limit(Office office, String approval) {
    var put = office.shop().put(SETTINGS, "{\"approval\":" + approval + "}");
    assertThat(put.status()).as(put.body()).isEqualTo(200);
  }

  /** The same organization's, with another key. */
  private static Office second(Office office) {
    var shop = office.shop();
    var key = shop.api().key(shop.organization(), "{\"name\":\"Second\"}");
    return new Office(new Shop(shop.api(), shop.organization(), key));
  }
}
