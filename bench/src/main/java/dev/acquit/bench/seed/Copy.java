package dev.acquit.bench.seed;

import dev.acquit.bench.machine.Database;
import java.util.List;
import java.util.Map;

/**
 * Makes statements that copy the rows that one payment has in a table, for each number of a series
 * {@code n}. What is not named stays as it is, so that columns may come and go.
 */
final class Copy {

  /** As the processor sees an attempt: no two alike in an organization. */
  private static final String REFERENCE = "'S' || lpad(upper(to_hex(n)), 13, '0')";

  private static final String DIGEST = "decode(md5(n::text), 'hex')";

  private final Database database;
  private final History history;
  private final String at;
  private final String payment;
  private final String attempt;

  private Copy(Database database, History history) {
    this.database = database;
    this.history = history;
    this.at = "to_timestamp(" + history.millis() + " / 1000.0)";
    this.payment = id("0");
    this.attempt = id("1");
  }

  /** All of them, in the order that foreign keys want. */
  static List<String> statements(Database database, History history) {
    var copy = new Copy(database, history);
    return List.of(copy.payments(), copy.attempts(), copy.events(), copy.keys());
  }

  private String id(String role) {
    return "bench.id(" + role + ", " + history.millis() + ", n)";
  }

  private String payments() {
    return statement(
        "payment",
        "id",
        "",
        Map.of("id", payment, "reference", "'INV-' || n", "created_at", at, "updated_at", at));
  }

  private String attempts() {
    return statement(
        "attempt",
        "payment_id",
        "",
        Map.of(
            "id", attempt,
            "payment_id", payment,
            "reference", REFERENCE,
            "processor_reference", "'ch_' || " + REFERENCE,
            "key_digest", DIGEST,
            "created_at", at,
            "sent_at", at,
            "answered_at", at));
  }

  private String events() {
    return statement(
        "event",
        "payment_id",
        "",
        Map.of(
            "id",
            id("2 + r.which"),
            "payment_id",
            payment,
            "attempt_id",
            "CASE WHEN r.attempt_id IS NOT NULL THEN " + attempt + " END",
            "resource",
            "CASE WHEN r.resource IS NOT NULL THEN " + payment + " END",
            "at",
            at,
            "data",
            "CASE WHEN n > " + history.kept() + " THEN r.data END"));
  }

  private String keys() {
    return statement(
        "idempotency_key",
        "payment_id",
        " AND n > " + history.kept(),
        Map.of("digest", DIGEST, "payment_id", payment, "attempt_id", attempt, "created_at", at));
  }

  /**
   * Its parameters are the first and the last number.
   *
   * @param owner the column that names the payment
   */
  private String statement(
      String table, String owner, String condition, Map<String, String> changed) {
    var columns = columns(table);
    var values =
        columns.stream().map(column -> changed.getOrDefault(column, "r." + column)).toList();
    return """
    INSERT INTO acquit.%1$s (%2$s)
    SELECT %3$s
      FROM generate_series(?::bigint, ?::bigint) n,
           (SELECT *, (row_number() OVER (ORDER BY ctid))::integer AS which FROM acquit.%1$s
             WHERE organization_id = '%4$s' AND %5$s = '%6$s') r
     WHERE true%7$s
    """
        .formatted(
            table,
            String.join(", ", columns),
            String.join(", ", values),
            history.organization(),
            owner,
            history.template(),
            condition);
  }

  private List<String> columns(String table) {
    return database.texts(
        """
        SELECT column_name FROM information_schema.columns
         WHERE table_schema = 'acquit' AND table_name = '%s' AND is_generated = 'NEVER' ORDER BY ordinal_position
        """
            .formatted(table));
  }
}
