package dev.acquit.gateway.bulk;

import static dev.acquit.gateway.support.Debtor.CHARGES;
import static dev.acquit.gateway.support.Problems.assertProblem;
import static dev.acquit.gateway.support.Problems.errors;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Debtor;
import dev.acquit.gateway.support.Diary;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.MockProcessor;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.User;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many items, one act: each is done as a single one would be. */
@GatewayTest
class BulkIT {

  @RegisterExtension static final MockProcessor PROCESSOR = new MockProcessor();

  @Test
  void whatComesOfEachIsTold(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    var office = new Office(debtor.shop());
    Debtor.declines(PROCESSOR, "insufficient_funds");
    var soft = List.of(debtor.failed(Office.UNPLANNED), debtor.failed(Office.UNPLANNED));
    var planned = office.item(debtor.failed());
    var over = office.item(debtor.failed(Office.UNPLANNED));
    debtor.shop().post("/v1/action_items/" + over + "/reject", "{\"reason\":\"Moved away\"}");
    Debtor.declines(PROCESSOR, "stolen_card");
    var thief = new Debtor(debtor.user(), debtor.user().card(User.card(7)));
    var stolen = office.item(thief.failed(Office.UNPLANNED));
    Debtor.approves(PROCESSOR);
    var items = Stream.concat(office.items(soft).stream(), Stream.of(planned, over, stolen));
    var all = items.toList();

    var dry = office.post(Office.body("retry", all, ",\"dry_run\":true"));
    assertThat(dry.status()).as(dry.body()).isEqualTo(200);
    assertThat(dry.number("/rows")).isEqualTo(5);
    assertThat(dry.number("/amounts/0/amount")).isEqualTo(5 * 12550);
    assertThat(dry.number("/to_do")).isEqualTo(2);
    assertThat(dry.number("/charges/0/amount")).isEqualTo(2 * 12550);
    assertThat(dry.json().at("/refunds").size()).isZero();
    assertThat(dry.json().at("/refused").toString())
        .isEqualTo("[{\"reason\":\"retry_refused\",\"rows\":1}]");
    assertThat(dry.text("/causes/0/cause")).isEqualTo("declined");
    assertThat(dry.number("/processor_accounts/0/rows")).isEqualTo(5);
    assertThat(dry.json().at("/skipped").toString())
        .contains("{\"reason\":\"wrong_state\",\"rows\":1}")
        .contains("{\"reason\":\"retry_planned\",\"rows\":1}");
    assertThat(debtor.shop().get(Office.BATCHES).json().at("/data").size()).isZero();

    var batch = office.begun(Office.body("retry", all, ""));

    var done = office.becomes(batch, "completed");
    assertThat(office.outcomes(batch))
        .isEqualTo(
            Map.of(
                all.get(0),
                "succeeded",
                all.get(1),
                "succeeded",
                planned,
                "skipped retry_planned",
                over,
                "skipped wrong_state",
                stolen,
                "refused retry_refused"));
    assertThat(done.number("/counts/succeeded")).isEqualTo(2);
    assertThat(done.number("/counts/skipped")).isEqualTo(2);
    assertThat(done.number("/counts/refused")).isEqualTo(1);
    assertThat(done.number("/counts/pending")).isZero();
    assertThat(PROCESSOR.requests(CHARGES)).hasSize(7);
    assertThat(office.told(batch)).containsExactly("1 bulk.created", "2 bulk.completed");
    var diary = new Diary(debtor.shop());
    assertThat(diary.newest("bulk.begun").at("/resource").asString()).isEqualTo(batch);
    assertThat(diary.all("?action=payment.retried")).hasSize(2);
    var paid = debtor.shop().get(Office.BATCHES + "/" + batch + "/rows?outcome=succeeded&limit=1");
    assertThat(paid.text("/data/0/payment")).isEqualTo(soft.getFirst());
    assertThat(paid.text("/next_cursor")).isEqualTo(all.getFirst());
  }

  @Test
  void whoClicksTenTimesChargesOnce(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    var office = new Office(debtor.shop());
    Debtor.declines(PROCESSOR, "insufficient_funds");
    var failed = List.of(debtor.failed(), debtor.failed());
    var body = Office.body("retry", office.items(failed), ",\"confirm\":true");
    Debtor.approves(PROCESSOR);
    var key = Shop.fresh();

    var clicks =
        IntStream.range(0, 10)
            .mapToObj(at -> debtor.shop().postLater(Office.BULK, at < 5 ? key : "k" + at, body))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(clicks).allSatisfy(click -> assertThat(click.status()).isEqualTo(202));
    assertThat(clicks.subList(0, 5).stream().map(click -> click.body()).distinct()).hasSize(1);
    assertThat(clicks.subList(0, 5)).filteredOn(click -> !click.replayed()).hasSize(1);
    assertProblem(
        debtor.shop().post(Office.BULK, key, body.replace("true", "false")),
        422,
        "idempotency_key_reused");
    var batches = clicks.stream().map(click -> click.text("/id")).distinct().toList();
    assertThat(batches).hasSize(6);
    batches.forEach(batch -> office.becomes(batch, "completed"));
    assertThat(batches.stream().map(office::outcomes).flatMap(all -> all.values().stream()))
        .filteredOn("succeeded"::equals)
        .hasSize(2);
    assertThat(PROCESSOR.requests(CHARGES)).hasSize(4);
  }

  @Test
  void aFilterMeansAllPagesAsTheyAreNow(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    var office = new Office(debtor.shop());
    Debtor.declines(PROCESSOR, "insufficient_funds");
    var items = Stream.generate(debtor::failed).limit(3).map(office::item).toList();
    var body =
        "{\"action\":\"assign\",\"assignee\":\"u-17\",\"filter\":{\"purpose\":\"installment\"}}";

    var batch = office.begun(body);
    var later = office.item(debtor.failed());

    assertThat(office.becomes(batch, "completed").number("/counts/succeeded")).isEqualTo(3);
    assertThat(office.shown(batch).text("/filter/purpose")).isEqualTo("installment");
    assertThat(items)
        .allSatisfy(item ->
            assertThat(debtor.shop().get("/v1/action_items/" + item).text("/assignee"))
                .isEqualTo("u-17"));
    assertThat(debtor.shop().get("/v1/action_items/" + later).text("/assignee")).isEmpty();
    assertThat(new Diary(debtor.shop()).all("?action=action_item.assigned")).hasSize(3);
    assertThat(errors(office.post(body.replace("installment", "deposit"))))
        .containsExactly("/filter unresolved");
  }

  @Test
  void allThatIsWrongIsToldAtOnce(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    var office = new Office(debtor.shop());
    Debtor.declines(PROCESSOR, "insufficient_funds");
    var item = office.item(debtor.failed());
    var nobody = "aci_00000000000000000000000000";

    assertThat(
            errors(office.post("{\"action\":\"burn\",\"ids\":[\"x\"],\"reason\":\"r\",\"y\":1}")))
        .containsExactlyInAnyOrder(
            "/action invalid_choice",
            "/reason not_supported",
            "/ids/0 invalid_format",
            "/y unknown_field");
    assertThat(errors(office.post("{\"action\":\"reject\",\"filter\":{\"cause\":\"x\",\"z\":1}}")))
        .containsExactlyInAnyOrder(
            "/filter/cause invalid_choice", "/filter/z unknown_field", "/reason required");
    assertThat(errors(office.post("{\"action\":\"assign\"}"))).containsExactly("/ids required");
    assertThat(errors(office.post(Office.body("assign", List.of(item, item), ""))))
        .containsExactly("/ids/1 repeated");
    assertThat(errors(office.post(Office.body("assign", List.of(nobody, item), ""))))
        .containsExactly("/ids/0 unresolved");
    assertThat(errors(new Office(api.shop()).post(Office.body("assign", List.of(item), ""))))
        .containsExactly("/ids/0 unresolved");
    assertProblem(
        debtor.shop().post(Office.BULK, Office.body("assign", List.of(item), "")),
        400,
        "idempotency_key_missing");
  }

  @Test
  void aFileTellsEachRow(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    var office = new Office(debtor.shop());
    Debtor.declines(PROCESSOR, "insufficient_funds");
    var formula = "=1+\"" + Shop.fresh() + "\"";
    var named =
        debtor
            .user()
            .charge(debtor.method(), formula.replace("\"", "\\\""), Debtor.INSTALLMENT)
            .text("/id");
    debtor.becomes(named, "failed");
    var items = List.of(office.item(named), office.item(debtor.failed()));
    var batch = office.begun(Office.body("assign", items, ""));
    office.becomes(batch, "completed");

    var file = debtor.shop().get(Office.BATCHES + "/" + batch + "/rows.csv");

    assertThat(file.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
    assertThat(file.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"" + batch + ".csv\"");
    var lines = file.body().split("\r\n", -1);
    assertThat(lines).hasSize(4);
    assertThat(lines[0])
        .isEqualTo(
            "item,payment,refund,reference,amount,amount_decimal,currency,processor_account,outcome,reason,done_at");
    assertThat(lines[1])
        .startsWith(
            items.getFirst() + ",,,\"'" + formula.replace("\"", "\"\"") + "\",12550,125.50,CAD,")
        .contains(",succeeded,,");
    assertThat(lines[3]).isEmpty();
  }
}
