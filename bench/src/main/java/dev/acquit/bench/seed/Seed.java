package dev.acquit.bench.seed;

import dev.acquit.bench.machine.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills the tables. */
public final class Seed {

  private static final Logger LOG = LoggerFactory.getLogger(Seed.class);
  private static final int AT_ONCE = 2;
  private static final long BATCH = 50_000;

  /** A UUIDv7 of that millisecond; no two of the same role and number. */
  static final String ID =
      """
      CREATE OR REPLACE FUNCTION bench.id(role integer, millis bigint, n bigint) RETURNS uuid
      LANGUAGE sql IMMUTABLE AS $$
        SELECT (lpad(to_hex(millis), 12, '0') || '7' || lpad(to_hex(role), 3, '0') || '8' || lpad(to_hex(n), 15, '0'))::uuid
      $$
      """;

  private final Database database;
  private long first = 1;

  public Seed(Database database) {
    this.database = database;
  }

  /** A payment of a shop, to be copied for it. */
  public record Template(UUID organization, UUID payment) {}

  /**
   * Makes payments until there are so many in all.
   *
   * @param templates one for each shop that gets its share of them
   */
  public void until(long payments, List<Template> templates) {
    var share = payments / templates.size();
    var began = System.nanoTime();
    database.run("CREATE SCHEMA IF NOT EXISTS bench", ID);
    try (var executor = Executors.newFixedThreadPool(AT_ONCE)) {
      var end = System.currentTimeMillis();
      var shares =
          templates.stream()
              .map(one -> new History(one.organization(), one.payment(), share, end))
              .map(history -> executor.submit(() -> fill(history, first)))
              .toList();
      shares.forEach(Seed::await);
    }
    first = share + 1;
    database.run("VACUUM (ANALYZE)", "CHECKPOINT");
    LOG.info("{} payments stored, in {} s", payments, (System.nanoTime() - began) / 1_000_000_000);
  }

  private void fill(History history, long from) {
    try (var connection = database.connect()) {
      try (var statement = connection.createStatement()) {
        // what is copied refers to what is copied with it; there is no need to look
        statement.execute("SET session_replication_role = replica");
        statement.execute("SET synchronous_commit = off");
      }
      var statements = Copy.statements(database, history);
      for (var batch = from; batch <= history.total(); batch += BATCH) {
        copy(connection, statements, batch, Math.min(history.total(), batch + BATCH - 1));
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static void copy(Connection connection, List<String> statements, long from, long to)
      throws SQLException {
    for (var sql : statements) {
      try (var statement = connection.prepareStatement(sql)) {
        statement.setLong(1, from);
        statement.setLong(2, to);
        statement.executeUpdate();
      }
    }
  }

  private static void await(Future<?> share) {
    try {
      share.get();
    } catch (ExecutionException failure) {
      throw new IllegalStateException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
