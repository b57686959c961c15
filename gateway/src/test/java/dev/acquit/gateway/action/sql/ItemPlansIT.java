package dev.acquit.gateway.action.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.action.ActionItems.Filter;
import dev.acquit.gateway.action.ActionItems.Sort;
import dev.acquit.gateway.action.Section;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.payment.Cause;
import dev.acquit.gateway.payment.ItemStatus;
import dev.acquit.gateway.payment.Terms.Purpose;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Sql;
import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Rail;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** Among hundreds of thousands, a page is read from an index, in its order. */
@GatewayTest
class ItemPlansIT {

  private static final int ROWS = 200_000;
  private static final Duration SOON = Duration.ofSeconds(60);

  /** Each has its own subject: one in twenty is unfinished. */
  private static final String FILL =
      """
      INSERT INTO acquit.action_item (organization_id, id, live, payment_id, dispute_id, subject_id, status, cause,
        purpose, rail, reference, amount, currency, account_id, processor, reason, code, advice, attempts, assignee,
        ended_reason, ended_at, created_at, updated_at)
      SELECT ?, gen.id, false, ?, gen.subject, gen.subject,
        CASE WHEN n %% 20 = 0 THEN 'open' WHEN n %% 2 = 0 THEN 'resolved' ELSE 'rejected' END,
        (ARRAY['declined', 'returned', 'unknown', 'disputed', 'mismatch'])[1 + n / 20 %% 5],
        (ARRAY['installment', 'subscription', 'bulk'])[1 + n %% 3], (ARRAY['card', 'ach', 'eft'])[1 + n / 7 %% 3],
        'INV-' || n, 1 + n * 7919 %% 100000, 'CAD', gen.subject, 'simulator',
        (ARRAY['insufficient_funds', 'stolen_card', 'expired_card'])[1 + n / 3 %% 3], null, 'none', 1,
        CASE WHEN n %% 10 = 0 THEN 'u-' || n %% 500 END, 'x', CASE WHEN n %% 20 = 0 THEN NULL ELSE now() END, now(), now()
        FROM generate_series(1, %d) AS n
          CROSS JOIN LATERAL (SELECT gen_random_uuid() AS id, gen_random_uuid() AS subject, n AS each) AS gen
      """
          .formatted(ROWS);

  @Autowired private Sql sql;
  @Autowired private Environment environment;

  @Test
  void eachWayToLookHasItsIndex(Api api) throws SQLException {
    var shop = api.shop();
    var payment = IdKind.PAYMENT.parse(shop.paid(Shop.fresh())).orElseThrow();
    var database = TestDatabase.of(environment);
    assertThat(database.update(FILL, shop.organizationId(), payment)).isEqualTo(ROWS);
    database.update("ANALYZE acquit.action_item");

    for (var filter : filters()) {
      for (var sort : List.of(Sort.NEWEST, Sort.OLDEST)) {
        assertReadInOrder(shop.caller(), filter, sort);
      }
    }
    assertReadInOrder(shop.caller(), NONE, Sort.AMOUNT);
    assertReadInOrder(shop.caller(), of(ItemStatus.OPEN, null, null), Sort.AMOUNT);
    assertReadInOrder(shop.caller(), of(null, null, Section.FAILED_PAYMENTS), Sort.AMOUNT);
    assertThat(plan(SqlActionItems.BACKLOG, Args.of((Object) SqlActionItems.CAUSES)))
        .contains("action_item_unfinished_since")
        .doesNotContain("Seq Scan");
    var ago = SqlItemCounts.args(shop.caller(), List.of(Instant.now().minus(Duration.ofDays(30))));
    assertThat(plan(SqlItemCounts.LEFT, ago))
        .contains("action_item_unfinished")
        .doesNotContain("Seq Scan");
    assertThat(plan(SqlItemCounts.RECOVERED, ago))
        .contains("action_item_ended_by_fact")
        .doesNotContain("Seq Scan on action_item");
    database.update(
        "DELETE FROM acquit.action_item WHERE organization_id = ?", shop.organizationId());
  }

  private static final Filter NONE = of(null, null, null);

  private static List<Filter> filters() {
    var filters = new ArrayList<Filter>(List.of(NONE));
    filters.add(of(ItemStatus.OPEN, null, null));
    filters.add(of(null, Cause.RETURNED, null));
    for (var section : Section.values()) {
      filters.add(of(null, null, section));
    }
    filters.add(new Filter(null, null, null, Purpose.BULK, null, null, null, null, null));
    filters.add(new Filter(null, null, null, null, Rail.EFT, null, null, null, null));
    filters.add(
        new Filter(null, null, null, null, null, DeclineReason.STOLEN_CARD, null, null, null));
    filters.add(new Filter(null, null, null, null, null, null, "u-50", null, null));
    filters.add(new Filter(null, null, null, null, null, null, null, UUID.randomUUID(), null));
    filters.add(new Filter(null, null, null, null, null, null, null, null, "INV-77"));
    return filters;
  }

  private static Filter of(
      @Nullable ItemStatus status, @Nullable Cause cause, @Nullable Section section) {
    return new Filter(status, cause, section, null, null, null, null, null, null);
  }

  /** From the beginning, and from the middle. */
  private void assertReadInOrder(Caller caller, Filter filter, Sort sort) {
    for (var page : List.of(new Page(20, null), new Page(20, UUID.randomUUID()))) {
      var select = new ItemSelect(caller, filter, sort, page);
      assertThat(plan(select.text(), select.args()))
          .contains("Index")
          .doesNotContain("Seq Scan", "Sort Key");
    }
  }

  private String plan(String text, Args args) {
    var lines = sql.many("EXPLAIN (COSTS OFF) " + text, args, row -> row.text("QUERY PLAN"));
    return String.join("\n", Objects.requireNonNull(lines.collectList().block(SOON)));
  }
}
