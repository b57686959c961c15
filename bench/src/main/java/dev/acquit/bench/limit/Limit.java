package dev.acquit.bench.limit;

import dev.acquit.bench.machine.Database;
import dev.acquit.bench.machine.Programs;
import dev.acquit.bench.machine.Workspace;
import dev.acquit.bench.shop.Api;
import dev.acquit.bench.shop.Ids;
import dev.acquit.bench.shop.Shop;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Measures the two statements alone, with 32 clients and the statements kept prepared. */
public final class Limit {

  static final int CLIENTS = 32;

  private final Database database;
  private final Workspace workspace;
  private final TwoCommits commits;

  private Limit(Database database, Workspace workspace, TwoCommits commits) {
    this.database = database;
    this.workspace = workspace;
    this.commits = commits;
  }

  /** Reads the two statements from what the server is asked while two users are charged. */
  public static Limit of(Database database, Workspace workspace, Api api, Shop shop) {
    var methods =
        IntStream.range(0, shop.methods().size())
            .mapToObj(user -> "(%d, '%s')".formatted(user, Ids.uuid(shop.methods().get(user))))
            .collect(Collectors.joining(", "));
    database.run(
        "CREATE SCHEMA IF NOT EXISTS bench",
        "CREATE TABLE bench.method (n integer PRIMARY KEY, id uuid NOT NULL)",
        "INSERT INTO bench.method VALUES " + methods,
        "ANALYZE bench.method");
    var log =
        StatementLog.of(
            database,
            () -> {
              shop.charge(api, 0);
              shop.charge(api, 1);
            });
    return new Limit(database, workspace, TwoCommits.of(database, log, shop.methods().size()));
  }

  /** What measures it, for the report. */
  public static String means() {
    return Programs.postgres("pgbench")
        .map(pgbench -> Programs.run(List.of(pgbench.toString(), "--version")).strip())
        .orElse("a driver of our own over JDBC");
  }

  /** Transactions a second, of two commits each. */
  public double measure(Duration warm, Duration measured) {
    database.run(fresh(System.currentTimeMillis()));
    return Programs.postgres("pgbench")
        .map(pgbench -> new PgBench(pgbench, database, workspace, commits).measure(warm, measured))
        .orElseGet(() -> new OwnClients(database, commits).measure(warm, measured));
  }

  /** Ids of this measurement's own, in the order in which a client makes them. */
  private static String fresh(long now) {
    return """
    CREATE OR REPLACE FUNCTION bench.fresh(role integer, client bigint, number bigint) RETURNS uuid
    LANGUAGE sql IMMUTABLE AS $$
      SELECT (lpad(to_hex(%d + number), 12, '0') || '7' || lpad(to_hex(role), 3, '0') || '8'
        || lpad(to_hex(client), 3, '0') || lpad(to_hex(number), 12, '0'))::uuid
    $$
    """
        .formatted(now);
  }
}
