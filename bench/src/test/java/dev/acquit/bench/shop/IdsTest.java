package dev.acquit.bench.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {

  @Test
  void anIdIsTheOneInTheDatabase() {
    assertThat(Ids.uuid("pay_7zzzzzzzzzzzzzzzzzzzzzzzzz")).isEqualTo(new UUID(-1, -1));
    assertThat(Ids.uuid("pm_00000000000000000000000011")).isEqualTo(new UUID(0, 33));
  }

  @Test
  void aTestCardHasItsCheckDigit() {
    assertThat(Cards.number(424_242_424)).hasSize(16).startsWith("424242424242424").endsWith("2");
  }
}
