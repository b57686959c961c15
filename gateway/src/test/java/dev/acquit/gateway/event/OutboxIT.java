package dev.acquit.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Sql;
import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is told is left for everybody who asked for it, and for nobody else. */
@GatewayTest
class OutboxIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  @Autowired private Sql sql;

  @Test
  void eachResourceCountsItsEvents(Api api) {
    var shop = api.shop();
    var held = shop.held(Shop.fresh());
    shop.capture(held, "{}");
    shop.settled(shop.payment(held), "succeeded");
    shop.refund(held, "{\"amount\":100}");

    assertThat(
            texts(
                shop,
                """
                SELECT type || ' ' || sequence AS text FROM event
                 WHERE organization_id = $1 AND data IS NOT NULL ORDER BY id
                """))
        .containsExactly("payment.authorized 1", "payment.captured 2", "refund.succeeded 1");
  }

  @Test
  void anEndpointGetsWhatItAskedFor(Api api) {
    var shop = api.shop();
    var all = endpoint(shop, "enabled", false, "*");
    var payments = endpoint(shop, "enabled", false, "payment.*");
    var refunds = endpoint(shop, "enabled", false, "refund.succeeded");
    endpoint(shop, "disabled", false, "*");
    endpoint(shop, "enabled", true, "*");
    endpoint(api.shop(), "enabled", false, "*");

    shop.refund(shop.paid(Shop.fresh()), "{\"amount\":100}");

    assertThat(
            texts(
                shop,
                """
                SELECT e.type || ' ' || d.endpoint_id AS text
                  FROM event e JOIN webhook_delivery d ON d.organization_id = $1 AND d.event_id = e.id
                 WHERE e.organization_id = $1
                """))
        .containsExactlyInAnyOrder(
            "payment.succeeded " + all,
            "refund.succeeded " + all,
            "payment.succeeded " + payments,
            "refund.succeeded " + refunds);
  }

  /** Nothing is sent there: it is no address at all. */
  private UUID endpoint(Shop shop, String status, boolean live, String events) {
    var id = Ids.next();
    sql.run(
            """
            INSERT INTO webhook_endpoint (organization_id, id, live, url, events, status, disabled_reason, created_at,
              updated_at, place)
            SELECT $1, $2, $3, 'https://receiver.invalid', ARRAY[$4], $5,
              CASE WHEN $5 = 'disabled' THEN 'requested' END, now(), now(), count(*) + 1
              FROM webhook_endpoint WHERE organization_id = $1
            """,
            Args.of(shop.organizationId(), id, live, events, status))
        .block(SOON);
    return id;
  }

  private List<String> texts(Shop shop, String select) {
    return sql.many(select, Args.of(shop.organizationId()), row -> row.text("text"))
        .collectList()
        .blockOptional(SOON)
        .orElseThrow();
  }
}
