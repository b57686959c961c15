package dev.acquit.bench.limit;

import dev.acquit.bench.machine.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/** The limit by clients of our own, where there is no pgbench: a thread and a connection each. */
record OwnClients(Database database, TwoCommits commits) {

  private static final double NANOS = 1e9;

  double measure(Duration warm, Duration measured) {
    var began = System.nanoTime() + warm.toNanos();
    try (var executor = Executors.newFixedThreadPool(Limit.CLIENTS)) {
      var clients =
          LongStream.range(0, Limit.CLIENTS)
              .mapToObj(client -> executor.submit(() -> client(client, began, measured)))
              .toList();
      return clients.stream().mapToLong(OwnClients::counted).sum() * NANOS / measured.toNanos();
    }
  }

  private static long counted(Future<Long> client) {
    try {
      return client.get();
    } catch (ExecutionException failure) {
      throw new IllegalStateException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** How many transactions it made in the measured time. */
  private long client(long client, long began, Duration measured) throws SQLException {
    var end = began + measured.toNanos();
    var counted = 0L;
    try (var connection = database.connect();
        var intent = Step.prepare(connection, commits, commits.intent(), client);
        var outcome = Step.prepare(connection, commits, commits.outcome(), client)) {
      var now = System.nanoTime();
      for (long number = 1; now - end < 0; number++) {
        intent.run(number);
        outcome.run(number);
        now = System.nanoTime();
        counted += now - began >= 0 && now - end < 0 ? 1 : 0;
      }
    }
    return counted;
  }

  /**
   * A statement of one connection.
   *
   * @param numbers which of its parameters are the number of the transaction
   */
  private record Step(PreparedStatement statement, List<Integer> numbers) implements AutoCloseable {

    /** What is the same each time is bound once: the driver keeps it. */
    static Step prepare(Connection connection, TwoCommits commits, Template template, long client)
        throws SQLException {
      var bound = new ArrayList<Part>();
      var statement =
          connection.prepareStatement(
              template.written((part, _) -> placeholders(part, client, commits.methods(), bound)));
      var numbers = new ArrayList<Integer>();
      for (int at = 0; at < bound.size(); at++) {
        switch (bound.get(at)) {
          case Part.Same(var text) -> statement.setString(at + 1, text);
          case Part.Null _ -> statement.setNull(at + 1, Types.VARCHAR);
          default -> numbers.add(at + 1);
        }
      }
      return new Step(statement, numbers);
    }

    private static String placeholders(Part part, long client, int methods, List<Part> bound) {
      var sql =
          part instanceof Part.Same || part instanceof Part.Null
              ? "?"
              : Template.sql(part, Long.toString(client), "?", "mod(?::bigint, " + methods + ")");
      sql.chars().filter(mark -> mark == '?').forEach(_ -> bound.add(part));
      return sql;
    }

    void run(long number) throws SQLException {
      for (var at : numbers) {
        statement.setString(at, Long.toString(number));
      }
      statement.execute();
    }

    @Override
    public void close() throws SQLException {
      statement.close();
    }
  }
}
