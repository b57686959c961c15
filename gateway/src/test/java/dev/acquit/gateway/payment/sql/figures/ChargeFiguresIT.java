package dev.acquit.gateway.payment.sql.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.journal.Actor;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.payment.ChargeFigures.Rates;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Sql;
import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** What came of charges, among many. */
@GatewayTest
class ChargeFiguresIT {

  private static final int COUNTED = 1_000;
  private static final int ROWS = 10 * COUNTED;
  private static final Duration SOON = Duration.ofSeconds(60);

  /** Declined ones, a millisecond apart, beside the one that there is. */
  private static final String FILL =
      """
      INSERT INTO acquit.attempt
      SELECT (jsonb_populate_record(a, jsonb_build_object('id', lpad(to_hex(made.millis + n), 12, '0') || '70008000'
          || lpad(to_hex(n), 12, '0'), 'reference', a.reference || n, 'status', 'declined', 'reason', 'generic_decline',
        'advice', 'none'))).*
        FROM acquit.attempt a, generate_series(1, %d) n,
          (SELECT (extract(epoch FROM now()) * 1000)::bigint - 100000 AS millis) made
       WHERE a.organization_id = ?
      """
          .formatted(ROWS);

  @Autowired private Sql sql;
  @Autowired private Environment environment;

  @Test
  void theNewestAreReadFromTheEndOfAnIndexAndNoFurther(Api api) throws SQLException {
    var shop = api.shop();
    shop.paid(Shop.fresh());
    var since = Instant.now().minus(Duration.ofDays(30));
    var alone = rates(shop.caller(), since);
    assertThat(alone.isPartial()).isFalse();
    assertThat(alone.accounts()).hasSize(1);
    assertThat(alone.accounts().getFirst().approved()).isOne();
    assertThat(alone.accounts().getFirst().failed()).isZero();
    var live = new Caller(shop.organizationId(), true, Actor.system("test"), Set.of());
    assertThat(rates(live, since)).isEqualTo(new Rates(List.of(), false));

    var database = TestDatabase.of(environment);
    assertThat(database.update(FILL, shop.organizationId())).isEqualTo(ROWS);
    database.update("ANALYZE acquit.attempt");

    var caller = shop.caller();
    var args = Args.of(caller.organization(), caller.live(), Ids.floor(since), COUNTED);
    assertThat(plan(args))
        .contains("Index Scan Backward using attempt_pkey on attempt")
        .doesNotContain("Seq Scan on attempt");
    var many = rates(caller, since);
    assertThat(many.isPartial()).isTrue();
    var rate = many.accounts().getFirst();
    assertThat(rate.approved() + rate.failed() + rate.open()).isEqualTo(COUNTED);
    assertThat(rates(live, since))
        .as("what was passed over is not known")
        .isEqualTo(new Rates(List.of(), true));
    database.update(
        "DELETE FROM acquit.attempt WHERE status = 'declined' AND organization_id = ?",
        shop.organizationId());
  }

  private Rates rates(Caller caller, Instant since) {
    return Objects.requireNonNull(
        new SqlChargeFigures(sql, COUNTED).rates(caller, since).block(SOON));
  }

  private String plan(Args args) {
    var text = "EXPLAIN (COSTS OFF) " + SqlChargeFigures.RATES;
    var lines = sql.many(text, args, row -> row.text("QUERY PLAN"));
    return String.join("\n", Objects.requireNonNull(lines.collectList().block(SOON)));
  }
}
