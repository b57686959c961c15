package dev.acquit.gateway.database;

import dev.acquit.gateway.settings.StartRefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Holds a data directory for one gateway. The operating system lets go of it when the gateway dies,
 * however it dies.
 */
record DirectoryLock(FileChannel channel) implements AutoCloseable {

  /** Takes the lock that stands beside {@code data}, or refuses to start. */
  static DirectoryLock take(Path data) throws IOException {
    var file = data.resolveSibling(data.getFileName() + ".lock");
    var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!locked(channel)) {
      channel.close();
      throw new StartRefusedException(
          "Another gateway is using the database in " + data + ".",
          "Stop it, or give this one a directory of its own with ACQUIT_DATABASE_DIRECTORY.");
    }
    return new DirectoryLock(channel);
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException _) { // by a gateway in this same process
      return false;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Could not release the database's lock", e);
    }
  }
}
