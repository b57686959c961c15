package dev.acquit.bench.machine;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The run's database, as its superuser sees it: the gateway's schema first, then our own. */
public record Database(int port) {

  /** How the gateway is told of it. */
  public String url() {
    return "postgresql://postgres@127.0.0.1:" + port + "/postgres?sslmode=disable";
  }

  public Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres&currentSchema=acquit,bench,public"
            .formatted(port));
  }

  boolean isReachable() {
    try (var connection = connect()) {
      return connection.isValid(1);
    } catch (SQLException notYet) {
      return false;
    }
  }

  /** Runs statements, each committed by itself. */
  public void run(String... statements) {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** The first column of all rows, as text. */
  public List<String> texts(String sql) {
    return rows(sql).stream().map(List::getFirst).toList();
  }

  /** All rows, as texts; a null is an empty one. */
  public List<List<String>> rows(String sql) {
    try (var connection = connect();
        var statement = connection.createStatement();
        var found = statement.executeQuery(sql)) {
      var rows = new ArrayList<List<String>>();
      while (found.next()) {
        var row = new ArrayList<String>();
        for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
          var value = found.getString(column);
          row.add(value == null ? "" : value);
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException failure) {
      throw new IllegalStateException(sql, failure);
    }
  }

  /** One number. */
  public long number(String sql) {
    return Long.parseLong(texts(sql).getFirst());
  }
}
