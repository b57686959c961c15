package dev.acquit.bench.seed;

import dev.acquit.bench.machine.Database;

/** Fills the action center of one organization. */
public final class Items {

  private Items() {}

  /**
   * Stores so many, each about a subject of its own; one in twenty is unfinished, in all causes and
   * rails.
   *
   * @param about the payment that all of them name
   */
  public static void store(Database database, Seed.Template about, long items) {
    database.run(
        Seed.ID,
        """
        INSERT INTO acquit.action_item (organization_id, id, live, payment_id, dispute_id, subject_id, status, cause,
          purpose, rail, reference, amount, currency, account_id, processor, reason, advice, attempts, ended_reason, ended_at,
          created_at, updated_at)
        SELECT p.organization_id, bench.id(8, made.millis, n), p.live, p.id, about.subject, about.subject,
          CASE WHEN n %% 20 = 0 THEN 'open' WHEN n %% 2 = 0 THEN 'resolved' ELSE 'rejected' END,
          (ARRAY['declined', 'returned', 'unknown', 'disputed', 'mismatch'])[1 + n / 20 %% 5],
          (ARRAY['installment', 'subscription', 'bulk'])[1 + n %% 3], (ARRAY['card', 'ach', 'eft'])[1 + n / 7 %% 3],
          'INV-' || n, 1 + n::bigint * 7919 %% 100000, 'CAD', about.subject, 'simulator',
          (ARRAY['insufficient_funds', 'stolen_card', 'expired_card'])[1 + n / 3 %% 3], 'none', 1, 'x',
          CASE WHEN n %% 20 <> 0 THEN made.at END, made.at, made.at
          FROM acquit.payment p, generate_series(1, %2$d) n
            CROSS JOIN LATERAL (SELECT bench.id(9, 0, n) AS subject) about
            CROSS JOIN LATERAL (SELECT now() - (%2$d - n) * interval '1 second' AS at,
              extract(epoch FROM now() - (%2$d - n) * interval '1 second')::bigint * 1000 AS millis) made
         WHERE p.organization_id = '%3$s' AND p.id = '%1$s'
        """
            .formatted(about.payment(), items, about.organization()),
        "VACUUM (ANALYZE) acquit.action_item");
  }
}
