package dev.acquit.gateway.faults;

import dev.acquit.gateway.http.Json;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;

/** What the gateways have on record. */
record Records(Postgres postgres) {

  private static final TypeReference<List<Payment>> PAYMENTS = new TypeReference<>() {};

  private static final String ALL =
      """
      SELECT coalesce(json_agg(json_build_object(
        'reference', p.reference, 'status', p.status,
        'authorized', p.amount_authorized, 'captured', p.amount_captured, 'refunded', p.amount_refunded,
        'reserved', p.amount_reserved,
        'hurried', EXISTS (SELECT FROM lookup l JOIN attempt a
          ON a.organization_id = l.organization_id AND a.id = l.attempt_id
          JOIN lookup m ON m.organization_id = l.organization_id AND m.attempt_id = l.attempt_id AND m.id <> l.id AND m.at >= l.at
            AND m.at - l.at < interval '60 milliseconds'
          WHERE a.organization_id = p.organization_id AND a.payment_id = p.id),
        'late', EXISTS (SELECT FROM attempt a WHERE a.organization_id = p.organization_id AND a.payment_id = p.id
          AND a.late),
        'gaps', (SELECT count(*) <> coalesce(max(e.sequence), 0) FROM event e
          WHERE e.organization_id = p.organization_id AND e.resource = p.id))), '[]')
        FROM payment p
      """;

  private static final Map<String, String> UNREST =
      Map.of(
          "payments in doubt",
              "SELECT count(*) FROM payment WHERE status IN ('submitted', 'unknown')",
          "debits on their way", "SELECT count(*) FROM payment WHERE status = 'processing'",
          "refunds in doubt",
              "SELECT count(*) FROM refund WHERE status IN ('submitted', 'unknown')",
          "refunds on their way", "SELECT count(*) FROM refund WHERE status = 'pending'",
          "attempts in doubt", "SELECT count(*) FROM attempt WHERE status IN ('sent', 'unknown')",
          "jobs given up", "SELECT count(*) FROM work WHERE dead_at IS NOT NULL",
          "jobs", "SELECT count(*) FROM work WHERE dead_at IS NULL");

  /** All payments, one a reference. */
  Map<String, List<Payment>> payments() {
    try (var connection = postgres.connect();
        var rows = connection.createStatement().executeQuery(ALL)) {
      rows.next();
      var all = new HashMap<String, List<Payment>>();
      for (var payment : Json.MAPPER.readValue(rows.getString(1), PAYMENTS)) {
        all.merge(payment.reference, List.of(payment), Records::both);
      }
      return all;
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static List<Payment> both(List<Payment> some, List<Payment> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  /** What is not decided yet; empty once all is quiet. */
  Map<String, Long> unrest() {
    var left = new HashMap<String, Long>();
    try (var connection = postgres.connect();
        var statement = connection.createStatement()) {
      for (var question : UNREST.entrySet()) {
        try (var rows = statement.executeQuery(question.getValue())) {
          rows.next();
          if (rows.getLong(1) > 0) {
            left.put(question.getKey(), rows.getLong(1));
          }
        }
      }
      return left;
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /**
   * A payment as its row has it.
   *
   * @param hurried whether two asked at once what became of an attempt
   * @param gaps whether its events are not numbered one after the other
   */
  record Payment(
      String reference,
      String status,
      long authorized,
      long captured,
      long refunded,
      long reserved,
      boolean hurried,
      boolean late,
      boolean gaps) {}
}
