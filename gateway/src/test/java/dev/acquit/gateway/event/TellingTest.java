package dev.acquit.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.money.Ids;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class TellingTest {

  @Test
  void whatIsOfTheResourceComesFirstInItsOrder() {
    var types = List.of("payment.double_credit", "refund.failed", "refund.late", "payments.x");

    var telling = Telling.of("refund", types, _ -> Ids.next(), Function.identity());

    assertThat(telling.types())
        .containsExactly("refund.failed", "refund.late", "payment.double_credit", "payments.x");
    assertThat(telling.counted()).isEqualTo(2);
    assertThat(telling.ids()).hasSize(4).doesNotHaveDuplicates();
  }
}
