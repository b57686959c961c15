package dev.acquit.bench.machine;

import java.util.Map;

/** A PostgreSQL for one run, on loopback; what it acknowledges is on the disk. */
public interface Server extends AutoCloseable {

  /** What is pinned, for both kinds. It logs as JSON, since what it is asked is read there. */
  Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("fsync", "on"),
          Map.entry("synchronous_commit", "on"),
          Map.entry("full_page_writes", "on"),
          Map.entry("shared_buffers", "1GB"),
          Map.entry("max_wal_size", "8GB"),
          Map.entry("checkpoint_timeout", "15min"),
          Map.entry("max_connections", "200"),
          Map.entry("listen_addresses", "127.0.0.1"),
          Map.entry("unix_socket_directories", "''"),
          Map.entry("logging_collector", "on"),
          Map.entry("log_destination", "jsonlog"));

  static Server start(Workspace workspace) {
    return Programs.postgres("initdb")
        .<Server>map(initdb -> LocalServer.start(initdb.resolveSibling("."), workspace))
        .orElseGet(() -> BundledServer.start(workspace));
  }

  /** Its postmaster. */
  long pid();

  Database database();

  @Override
  void close();
}
