package dev.acquit.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.payment.PaymentStatus;
import dev.acquit.gateway.payment.RefundStatus;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing is told that nobody can ask for. */
class EventTypesTest {

  @Test
  void everyStateThatIsShownIsTold() {
    var payments =
        Stream.of(PaymentStatus.values())
            .filter(status -> status != PaymentStatus.SUBMITTED) // asked for, and not yet anything
            .map(status -> "payment." + Names.of(status));
    var refunds = Stream.of(RefundStatus.values()).map(status -> "refund." + status.shown());

    assertThat(EventTypes.all()).containsAll(Stream.concat(payments, refunds).toList());
  }

  @Test
  void aFilterIsATypeAFamilyOrAll() {
    assertThat(Stream.of("*", "payment.*", "webhook_endpoint.*", "payment.settled"))
        .allMatch(EventTypes::isFilter);
    assertThat(Stream.of("", "payment", "payment.", "payments.*", "payment.paid", "**"))
        .noneMatch(EventTypes::isFilter);
  }

  @Test
  void aTypeTellsWhatItsResourceIs() {
    assertThat(EventTypes.resource("payment.returned")).isEqualTo(IdKind.PAYMENT);
    assertThat(EventTypes.resource("webhook.ping")).isEqualTo(IdKind.WEBHOOK_ENDPOINT);
    assertThat(EventTypes.resource("refund.of_tomorrow")).isEqualTo(IdKind.REFUND);
  }
}
