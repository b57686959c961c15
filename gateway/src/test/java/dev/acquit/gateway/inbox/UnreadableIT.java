package dev.acquit.gateway.inbox;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Sql;
import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.ProcessorEvents;
import dev.acquit.gateway.support.Shop;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An event that another version of the gateway wrote keeps nobody from theirs. */
@GatewayTest
class UnreadableIT {

  private static final Duration SOON = Duration.ofSeconds(10);

  @Autowired private Sql sql;

  @Test
  void itWaitsAndTheOthersDoNot(Api api) {
    var shop = api.shop();
    var payment = shop.paid(Shop.fresh());
    var events = ProcessorEvents.of(shop, payment);
    var id = Ids.next();
    var account = events.charge().at("/processor_account").asString();
    sql.run(
            """
            WITH queued AS (
              INSERT INTO work (organization_id, queue, lane, id, due_at)
              VALUES ($1, 'inbox', $3, $2, now() + interval '200 milliseconds'))
            INSERT INTO inbox (organization_id, id, live, account_id, processor, event_id, digest, facts, status)
            VALUES ($1, $2, false, $3, 'simulator', 'evt_of_tomorrow', sha256('x'), '[{"fact":"of_tomorrow"}]',
              'received')
            """,
            Args.of(
                shop.organizationId(), id, IdKind.PROCESSOR_ACCOUNT.parse(account).orElseThrow()))
        .block(SOON);

    events.report("charge.settled", 1);

    eventually(
        () -> assertThat(shop.payment(payment).text("/settlement/status")).isEqualTo("settled"));
    eventually(() -> assertThat(tries(shop, id)).isEqualTo("received true"));
  }

  private String tries(Shop shop, UUID id) {
    return sql.one(
            "SELECT status || ' ' || (tries > 0) AS tried FROM inbox JOIN work USING"
                + " (organization_id, id) WHERE organization_id = $1 AND id = $2",
            Args.of(shop.organizationId(), id),
            row -> row.text("tried"))
        .blockOptional(SOON)
        .orElseThrow();
  }
}
