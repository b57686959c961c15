package dev.acquit.bench.seed;

import dev.acquit.bench.machine.Database;
import java.util.List;
import java.util.Map;

/**
 * A statement that copies the rows that one payment has in a table, for each number of a series
 * {@code n}. What is not named stays as it is, so that columns may come and go.
 */
final class Copy {

  /** As the processor and the world see an attempt: no two alike in an organization. */
  private static final String REFERENCE = "'S' || lpad(upper(to_hex(n)), 13, '0')";

  private static final String DIGEST = "decode(md5(n::text), 'hex')";

  private Copy() {}

  /** All of them, in the order that foreign keys want. */
  static List<String> statements(Database database, History history) {
    var millis = history.millis();
    var at = "to_timestamp(%s / 1000.0)".formatted(millis);
    var attempt =
        "CASE WHEN r.attempt_id IS NOT NULL THEN bench.id(1, %s, n) END".formatted(millis);
    var payment = "bench.id(0, %s, n)".formatted(millis);
    return List.of(
        statement(
            database,
            history,
            "payment",
            "id",
            "",
            Map.of(
                "id", payment,
                "reference", "'INV-' || n",
                "created_at", at,
                "updated_at", at)),
        statement(
            database,
            history,
            "attempt",
            "payment_id",
            "",
            Map.of(
                "id", "bench.id(1, %s, n)".formatted(millis),
                "payment_id", payment,
                "reference", REFERENCE,
                "processor_reference", "'ch_' || " + REFERENCE,
                "key_digest", DIGEST,
                "created_at", at,
                "sent_at", at,
                "answered_at", at)),
        statement(
            database,
            history,
            "event",
            "payment_id",
            "",
            Map.of(
                "id",
                "bench.id(2 + r.which, %s, n)".formatted(millis),
                "payment_id",
                payment,
                "attempt_id",
                attempt,
                "resource",
                "CASE WHEN r.resource IS NOT NULL THEN " + payment + " END",
                "at",
                at,
                "data",
                "CASE WHEN n > " + history.kept() + " THEN r.data END")),
        statement(
            database,
            history,
            "idempotency_key",
            "payment_id",
            " AND n > " + history.kept(),
            Map.of(
                "digest", DIGEST,
                "payment_id", payment,
                "attempt_id", attempt,
                "created_at", at)));
  }

  /** $1 and $2 are the first and the last number. */
  private static String statement(
      Database database,
      History history,
      String table,
      String owner,
      String condition,
      Map<String, String> changed) {
    var columns = columns(database, table);
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

  private static List<String> columns(Database database, String table) {
    return database.texts(
        """
        SELECT column_name FROM information_schema.columns
         WHERE table_schema = 'acquit' AND table_name = '%s' AND is_generated = 'NEVER' ORDER BY ordinal_position
        """
            .formatted(table));
  }
}
