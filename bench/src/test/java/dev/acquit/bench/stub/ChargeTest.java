package dev.acquit.bench.stub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ChargeTest {

  @Test
  void anApprovalRepeatsTheChargesOwnReference() {
    var charge =
        Charge.in(
            """
            {"merchant_reference":"INV-1","reference":"A1","description":"a","amount":12550,"currency":"CAD"}\
            """);

    assertThat(charge).isEqualTo(new Charge("A1", "12550", "CAD"));
    assertThat(new String(charge.approved(), StandardCharsets.UTF_8))
        .startsWith("{\"id\":\"ch_A1\",")
        .contains("\"reference\":\"A1\",\"status\":\"approved\",\"amount\":12550,");
  }

  @Test
  void aReferenceThatComesAgainIsCounted() {
    var wards = new Wards();
    wards.charged("A1");
    wards.charged("A2");
    assertThat(wards.repeated()).isZero();

    wards.charged("A1");
    assertThat(wards.repeated()).isEqualTo(1);
  }

  @Test
  void aWardAnswersAtOnceUntilItIsToldOtherwise() {
    var wards = new Wards();
    wards.set("far", 5_000);

    assertThat(wards.after("near")).isZero();
    assertThat(wards.after("far")).isEqualTo(5_000);
  }
}
