package dev.acquit.gateway.database;

/**
 * A PostgreSQL server that is up. Closing it stops a server of our own, and leaves anybody else's
 * alone.
 */
interface DatabaseServer extends AutoCloseable {

  DatabaseAddress address();

  @Override
  void close();
}
