package dev.acquit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.simulator.Api.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ModificationsTest {

  @RegisterExtension final SimulatorExtension simulator = new SimulatorExtension();

  private Api api() {
    return simulator.api();
  }

  @Test
  void captureTakesAtMostWhatWasHeldAndOnce() {
    var id = api().held("A1", 1_000);
    assertWrongState(api().change(id, "capture", "C1", 1_001));
    var captured = api().change(id, "capture", "C2", 600);
    assertThat(captured.text("status")).isEqualTo("approved");
    assertThat(captured.text("operation")).isEqualTo("capture");
    assertThat(captured.text("charge")).isEqualTo(id);
    assertThat(captured.number("amount")).isEqualTo(600);
    assertWrongState(api().change(id, "capture", "C3", 1));
  }

  @Test
  void captureAndRefundWithoutAmountTakeAllThatIsLeft() {
    var id = api().held("A1", 1_000);
    assertThat(bare(id, "capture", "C1").number("amount")).isEqualTo(1_000);
    api().change(id, "refunds", "F1", 300);
    assertThat(bare(id, "refunds", "F2").number("amount")).isEqualTo(700);
    assertWrongState(bare(id, "refunds", "F3"));
  }

  @Test
  void refusedReferenceIsNotUsedUp() {
    var id = api().held("A1", 1_000);
    assertWrongState(api().change(id, "capture", "C1", 1_001));
    assertThat(api().rows("C1")).isEmpty();
    assertThat(api().change(id, "capture", "C1", 1_000).status()).isEqualTo(200);
  }

  @Test
  void refundsTogetherGiveBackAtMostWhatWasCaptured() {
    var id = api().held("A1", 1_000);
    assertWrongState(api().change(id, "refunds", "F0", 1));
    api().change(id, "capture", "C1", 600);
    assertThat(api().change(id, "refunds", "F1", 400).status()).isEqualTo(200);
    assertWrongState(api().change(id, "refunds", "F2", 201));
    assertThat(api().change(id, "refunds", "F3", 200).status()).isEqualTo(200);
    assertWrongState(api().change(id, "refunds", "F4", 1));
  }

  @Test
  void captureMayBeRefundedByItsOwnId() {
    var id = api().held("A1", 1_000);
    var capture = api().change(id, "capture", "C1", 600).text("id");
    assertThat(api().change(capture, "refunds", "F1", 600).status()).isEqualTo(200);
    assertWrongState(api().change(id, "refunds", "F2", 1));
  }

  @Test
  void voidReleasesWhatIsHeld() {
    var id = api().held("A1", 1_000);
    var cancelled = api().cancel(id, "V1");
    assertThat(cancelled.text("operation")).isEqualTo("void");
    assertThat(cancelled.number("amount")).isEqualTo(1_000);
    assertWrongState(api().change(id, "capture", "C1", 1));
    assertWrongState(api().change(id, "refunds", "F1", 1));
    assertWrongState(api().cancel(id, "V2"));
  }

  @Test
  void chargeIsVoidedOnlyBeforeItsBatch() {
    var early = api().charged("R1", 100);
    var late = api().charged("R2", 100);
    api().post("/clock", "{'advance':'PT23H'}");
    assertThat(api().cancel(early, "V1").status()).isEqualTo(200);
    api().post("/clock", "{'advance':'PT1H'}");
    assertWrongState(api().cancel(late, "V2"));
    assertThat(api().change(late, "refunds", "F2", 100).status()).isEqualTo(200);
  }

  @Test
  void whatWasCapturedOrRefundedIsNotVoided() {
    var captured = api().held("A1", 100);
    api().change(captured, "capture", "C1", 100);
    assertWrongState(api().cancel(captured, "V1"));
    var refunded = api().charged("R1", 100);
    api().change(refunded, "refunds", "F1", 50);
    assertWrongState(api().cancel(refunded, "V2"));
  }

  @Test
  void chargeIsNotCapturedAgain() {
    assertWrongState(api().change(api().charged("R1", 100), "capture", "C1", 100));
  }

  @Test
  void declinedChargeCannotBeChanged() {
    var id = api().post("/v1/charges", Api.charge("R1", 1, "4000000000000002")).text("id");
    assertWrongState(api().change(id, "refunds", "F1", 1));
  }

  @Test
  void unknownChargeIsNotFound() {
    var answer = api().change("ch_nothing", "refunds", "F1", 1);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text("code")).isEqualTo("not_found");
  }

  @Test
  void everyStepIsInTheLedgerUnderTheMerchantsReference() {
    var id = api().held("A1", 1_000);
    api().change(id, "capture", "C1", 600);
    api().change(id, "refunds", "F1", 100);
    var rows = api().get("/ledger?merchant_reference=INV-1").body().get("data");
    assertThat(rows)
        .extracting(row -> row.get("operation").asString())
        .containsExactly("authorize", "capture", "refund");
    assertThat(rows)
        .extracting(row -> row.get("amount").asLong())
        .containsExactly(1_000L, 600L, 100L);
  }

  private Answer bare(String id, String what, String reference) {
    return api().post("/v1/charges/" + id + "/" + what, "{'reference':'" + reference + "'}");
  }

  private static void assertWrongState(Answer answer) {
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.text("code")).isEqualTo("wrong_state");
  }
}
