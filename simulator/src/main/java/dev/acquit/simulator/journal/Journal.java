package dev.acquit.simulator.journal;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * An append-only file of lines. A line counts once {@link #flush} has returned; a last line that a
 * crash tore is as if it had never been written. One process holds the directory at a time.
 */
public final class Journal implements AutoCloseable {

  private static final String FILE = "journal.jsonl";

  private final FileChannel file;
  private final ByteArrayOutputStream unflushed = new ByteArrayOutputStream();

  private Journal(FileChannel file) {
    this.file = file;
  }

  /** Opens the directory's journal, and creates both where they are missing. */
  public static Journal open(Path directory) throws IOException {
    Files.createDirectories(directory);
    var file =
        FileChannel.open(
            directory.resolve(FILE),
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.CREATE);
    if (!isLocked(file)) {
      file.close();
      throw new IOException("Another simulator holds " + directory);
    }
    sync(directory);
    return new Journal(file);
  }

  /**
   * Hands over every whole line, oldest first, and leaves the file ready to append to.
   *
   * @throws IOException if a line before the last cannot be read: that is no torn line
   */
  public void replay(Consumer<byte[]> reader) throws IOException {
    var bytes = new BufferedInputStream(Channels.newInputStream(file.position(0)), 1 << 16);
    var line = new ByteArrayOutputStream();
    long whole = 0;
    for (int next = bytes.read(); next >= 0; next = bytes.read()) {
      if (next != '\n') {
        line.write(next);
      } else if (isRead(line.toByteArray(), reader, whole + line.size() + 1)) {
        whole += line.size() + 1;
        line.reset();
      }
    }
    file.truncate(whole).position(whole);
    file.force(true);
  }

  private boolean isRead(byte[] line, Consumer<byte[]> reader, long end) throws IOException {
    try {
      reader.accept(line);
      return true;
    } catch (RuntimeException unreadable) {
      if (end == file.size()) {
        return false;
      }
      throw new IOException("Unreadable line before byte " + end + " of the journal", unreadable);
    }
  }

  /** Adds a line to the next flush. */
  public void append(byte[] line) {
    unflushed.writeBytes(line);
    unflushed.write('\n');
  }

  /** Forces every appended line to disk; no work where there is none. */
  public void flush() throws IOException {
    if (unflushed.size() == 0) {
      return;
    }
    var lines = ByteBuffer.wrap(unflushed.toByteArray());
    unflushed.reset();
    while (lines.hasRemaining()) {
      file.write(lines);
    }
    file.force(false);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private static boolean isLocked(FileChannel file) throws IOException {
    try {
      return file.tryLock() != null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return false;
    }
  }

  /** A new file's name is durable only when its directory is. */
  private static void sync(Path directory) throws IOException {
    try (var entries = FileChannel.open(directory, StandardOpenOption.READ)) {
      entries.force(true);
    }
  }
}
