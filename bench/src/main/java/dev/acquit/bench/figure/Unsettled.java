package dev.acquit.bench.figure;

import dev.acquit.bench.driver.Plan;
import dev.acquit.bench.machine.Database;
import dev.acquit.bench.machine.Pause;
import dev.acquit.bench.shop.Lines;
import dev.acquit.bench.shop.Shop;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Payments that were charged in this run, and whose processor has not told yet that they settled.
 */
record Unsettled(List<List<String>> attempts) {

  private static final Duration LONGEST = Duration.ofMinutes(10);

  /** One of those that wait, so that to look costs next to nothing. */
  private static final String FIRST =
      """
      SELECT count(*) FROM (
        SELECT FROM work WHERE queue = 'inbox' AND dead_at IS NULL ORDER BY due_at LIMIT 1) w
      """;

  /** The oldest of them, whose merchant reference begins with {@code name}. */
  static Unsettled of(Stage stage, String name, int most) {
    return new Unsettled(
        stage
            .server()
            .database()
            .rows(
                """
                SELECT a.organization_id, a.reference, a.processor_reference, a.amount, p.currency
                  FROM payment p JOIN attempt a ON a.organization_id = p.organization_id AND a.payment_id = p.id
                 WHERE p.reference LIKE '%s-%%' AND p.settlement <> 'settled' AND a.status = 'approved'
                   AND p.organization_id IN (%s)
                 ORDER BY p.id LIMIT %d
                """
                    .formatted(name, prompt(stage), most)));
  }

  private static String prompt(Stage stage) {
    return stage.prompt().stream()
        .map(shop -> "'" + shop.organization() + "'")
        .collect(Collectors.joining(", "));
  }

  int count() {
    return attempts.size();
  }

  /** The webhooks that tell so, to these gateways. */
  Plan.Stream webhooks(Stage stage, List<String> targets) {
    var shops =
        stage.prompt().stream().collect(Collectors.toMap(Unsettled::of, Unsettled::address));
    var lines = attempts.stream().map(attempt -> line(shops, attempt)).toList();
    return new Plan.Stream(
        "webhooks",
        targets,
        Stage.CONNECTIONS,
        0,
        Plan.Kind.SETTLEMENTS,
        Lines.write(stage.workspace().path("webhooks-" + System.nanoTime() + ".tsv"), lines));
  }

  private static String of(Shop shop) {
    return shop.organization().toString();
  }

  private static String address(Shop shop) {
    return shop.webhooks() + "\t" + shop.secret();
  }

  private static String line(Map<String, String> addresses, List<String> attempt) {
    return addresses.getOrDefault(attempt.getFirst(), "")
        + "\t"
        + String.join("\t", attempt.subList(1, attempt.size()));
  }

  /** How many have settled in the meantime, of all. */
  static long settled(Database database) {
    return database.number("SELECT count(*) FROM payment WHERE settlement = 'settled'");
  }

  /** Waits until all that came has been applied. */
  static void awaitApplied(Database database) {
    Pause.until("all webhooks are applied", LONGEST, () -> database.number(FIRST) == 0);
  }
}
