package dev.acquit.gateway.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.ProcessorEvents;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import java.sql.SQLException;
import java.util.List;

/** A payment that counts as failed, and whose charge succeeded. */
record Late(Shop shop, String payment) {

  /** As if the payment had counted as failed when the processor's word came. */
  static Late learnt(Shop shop, String payment, String event, TestDatabase database)
      throws SQLException {
    var events = ProcessorEvents.of(shop, payment);
    database.update( // at once, as its own event may be applied meanwhile
        """
        WITH failed AS (
          UPDATE acquit.payment SET status = 'failed', amount_authorized = 0, amount_captured = 0, settlement = 'none',
            failure_reason = 'not_found', failure_advice = 'none', version = version + 1 WHERE organization_id = ?)
        UPDATE acquit.attempt SET status = 'not_found', reason = 'not_found', advice = 'none', reported_at = NULL
         WHERE organization_id = ?
        """,
        shop.organizationId(),
        shop.organizationId());
    assertThat(events.report(event, 1).status()).isEqualTo(200);
    return new Late(shop, payment);
  }

  String timeline() {
    return shop.get("/v1/payments/" + payment + "/timeline").body();
  }

  /** How often that stands on the timeline. */
  int told(String type) {
    return timeline().split("\"" + type + "\"", -1).length - 1;
  }

  /** What was asked of the processor, oldest first. */
  List<String> operations() {
    return shop.payment(payment)
        .json()
        .at("/attempts")
        .valueStream()
        .map(attempt -> attempt.at("/operation").asString())
        .toList();
  }
}
