package dev.acquit.gateway.payment.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.payment.Payments.Filter;
import dev.acquit.gateway.payment.sql.PaymentReader.Select;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Sql;
import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import dev.acquit.processor.Rail;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** Among many, a page of payments of a rail is read from an index, in its order. */
@GatewayTest
class PaymentPlansIT {

  private static final int ROWS = 20_000;
  private static final Duration SOON = Duration.ofSeconds(60);

  /** One in a hundred is a debit. */
  private static final String FILL =
      """
      INSERT INTO acquit.payment
      SELECT (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(),
          'source', CASE WHEN n %% 100 = 0 THEN '{"type":"bank_account","rail":"EFT"}' ELSE p.source END))).*
        FROM acquit.payment p, generate_series(1, %d) n WHERE p.organization_id = ?
      """
          .formatted(ROWS);

  /** After most of them: whoever turns pages begins at the newest. */
  private static final UUID LATE = UUID.fromString("c0000000-0000-7000-8000-000000000000");

  @Autowired private Sql sql;
  @Autowired private Environment environment;

  @Test
  void eachRailHasItsIndex(Api api) throws SQLException {
    var shop = api.shop();
    var payment = IdKind.PAYMENT.parse(shop.paid(Shop.fresh())).orElseThrow();
    var database = TestDatabase.of(environment);
    assertThat(database.update(FILL, shop.organizationId())).isEqualTo(ROWS);
    try {
      database.update("ANALYZE acquit.payment");
      for (var after : new UUID[] {null, LATE}) {
        assertThat(plan(shop, Rail.EFT, after))
            .contains("Index Scan Backward using payment_by_rail")
            .doesNotContain("Seq Scan", "Sort Key");
        assertThat(plan(shop, Rail.CARD, after))
            .contains("Index Scan Backward using payment_pkey")
            .doesNotContain("Seq Scan", "Sort Key");
      }
    } finally {
      database.update(
          "DELETE FROM acquit.payment WHERE organization_id = ? AND id <> ?",
          shop.organizationId(),
          payment);
    }
  }

  private String plan(Shop shop, Rail rail, @Nullable UUID after) {
    var filter = new Filter(null, null, null, rail, null, null);
    var select =
        new Select("EXPLAIN (COSTS OFF) SELECT p.id", shop.caller(), filter, new Page(20, after));
    return plan(select.text(), select.args());
  }

  private String plan(String text, Args args) {
    var lines = sql.many(text, args, row -> row.text("QUERY PLAN"));
    return String.join("\n", Objects.requireNonNull(lines.collectList().block(SOON)));
  }
}
