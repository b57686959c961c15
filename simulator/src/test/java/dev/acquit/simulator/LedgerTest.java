package dev.acquit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

class LedgerTest {

  @RegisterExtension final SimulatorExtension simulator = new SimulatorExtension();

  private Api api() {
    return simulator.api();
  }

  @Test
  void rowSaysWhatWasDone() {
    var id = api().charged("R1", 12_550);
    var row = api().rows("R1").get(0);
    assertThat(row.propertyNames())
        .containsExactlyInAnyOrder(
            "id",
            "operation",
            "reference",
            "merchant_reference",
            "amount",
            "currency",
            "result",
            "at");
    assertThat(row.get("id").asString()).isEqualTo(id);
    assertThat(row.get("operation").asString()).isEqualTo("charge");
    assertThat(row.get("merchant_reference").asString()).isEqualTo("INV-1");
    assertThat(row.get("amount").asLong()).isEqualTo(12_550);
    assertThat(row.get("result").asString()).isEqualTo("approved");
    assertThat(row.get("at").asString()).endsWith("Z");
  }

  @Test
  void pagesFollowEachOtherInOrder() {
    var expected = new ArrayList<String>();
    for (int i = 0; i < 7; i++) {
      api().charge("R" + i, 100);
      expected.add("R" + i);
    }
    assertThat(references("/ledger?limit=3")).isEqualTo(expected);
    assertThat(references("/ledger?merchant_reference=INV-1&limit=2")).isEqualTo(expected);
    assertThat(references("/ledger?merchant_reference=INV-1&reference=R4")).containsExactly("R4");
    assertThat(references("/ledger?merchant_reference=INV-2")).isEmpty();
  }

  @Test
  void badPagesAreRefused() {
    for (var query : List.of("limit=0", "limit=1001", "limit=x", "cursor=-1", "cursor=x")) {
      var answer = api().get("/ledger?" + query);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text("code")).isEqualTo("invalid_request");
    }
  }

  @Test
  @Timeout(60)
  void manyChargesAtOnceShareTheirWayToDisk() {
    var api = api();
    for (int round = 0; round < 20; round++) {
      int from = round * 500;
      var answers =
          api.atOnce(
              500, i -> api.posting("/v1/charges", Api.charge("R" + (from + i), 100, Api.GOOD)));
      assertThat(answers).hasSize(500).allMatch(answer -> answer.status() == 200);
    }
    assertThat(references("/ledger?limit=1000")).hasSize(10_000);
    simulator.restart();
    assertThat(references("/ledger?limit=1000")).hasSize(10_000).doesNotHaveDuplicates();
    assertThat(api().rows("R9999")).hasSize(1);
  }

  private List<String> references(String path) {
    var references = new ArrayList<String>();
    var page = api().get(path).body();
    page.get("data").forEach(row -> references.add(row.get("reference").asString()));
    while (!page.get("next_cursor").isNull()) {
      page = api().get(path + "&cursor=" + page.get("next_cursor").asString()).body();
      page.get("data").forEach(row -> references.add(row.get("reference").asString()));
    }
    return references;
  }
}
