package dev.acquit.gateway.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * A class path of jars alone: its directories are made jars. Its home is that class path's own, as
 * its files are now, so that whatever is made of them there is good as long as it stays. The homes
 * of others go, but for those that somebody uses.
 *
 * @param home where its jars are
 * @param use says to others that it is in use, until it is closed or the JVM ends
 */
record JarredClassPath(Path home, List<Path> entries, FileLock use) implements AutoCloseable {

  private static final String IN_USE = "in-use";
  private static final int DIGITS = 16;

  /**
   * Of a class path as {@code java.class.path} has it.
   *
   * @param homes where the homes of all are
   */
  static JarredClassPath of(String classPath, Path homes) throws IOException {
    var given =
        Stream.of(classPath.split(File.pathSeparator)).map(Path::of).filter(Files::exists).toList();
    var home = homes.resolve(digest(files(given))).toAbsolutePath();
    var use = held(home);
    for (var other : directories(homes.toAbsolutePath())) {
      if (!other.equals(home)) {
        removeUnused(other);
      }
    }
    var entries = new ArrayList<Path>();
    for (var entry : given) {
      entries.add(Files.isDirectory(entry) ? jar(entry, home) : entry);
    }
    return new JarredClassPath(home, List.copyOf(entries), use);
  }

  /** As {@code -cp} takes it. */
  String text() {
    return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  @Override
  public void close() throws IOException {
    use.channel().close();
  }

  /** All files, with what tells that one is another. */
  private static String files(List<Path> given) throws IOException {
    var told = new StringBuilder(Runtime.version().toString());
    for (var entry : given) {
      try (var files = Files.walk(entry)) {
        for (var file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
          told.append('\n').append(file.toAbsolutePath());
          told.append(' ').append(Files.size(file));
          told.append(' ').append(Files.getLastModifiedTime(file));
        }
      }
    }
    return told.toString();
  }

  private static String digest(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Somebody may remove it until it is held. */
  private static FileLock held(Path home) throws IOException {
    while (true) {
      Files.createDirectories(home);
      var lock = channel(home).lock(0, Long.MAX_VALUE, true);
      if (Files.exists(home.resolve(IN_USE))) {
        return lock;
      }
      lock.channel().close();
    }
  }

  private static FileChannel channel(Path home) throws IOException {
    return FileChannel.open(home.resolve(IN_USE), CREATE, READ, WRITE);
  }

  private static List<Path> directories(Path homes) throws IOException {
    try (var all = Files.list(homes)) {
      return all.filter(Files::isDirectory).toList();
    }
  }

  private static void removeUnused(Path other) throws IOException {
    try (var channel = channel(other);
        var lock = channel.tryLock()) {
      if (lock != null) {
        FileSystemUtils.deleteRecursively(other);
      }
    } catch (OverlappingFileLockException | NoSuchFileException usedHereOrGone) {
      return; // it stays, or somebody else has removed it
    }
  }

  /** Directories of several modules are called the same. */
  private static Path jar(Path classes, Path home) throws IOException {
    var name = classes.getFileName() + "-" + digest(classes.toAbsolutePath().toString());
    var jar = home.resolve(name + ".jar");
    if (Files.notExists(jar)) {
      var begun = Files.createTempFile(home, name, null);
      try (var files = Files.walk(classes);
          var out = new JarOutputStream(Files.newOutputStream(begun))) {
        copy(files.filter(file -> !file.equals(classes)), classes, out);
      }
      Files.move(begun, jar, StandardCopyOption.ATOMIC_MOVE);
    }
    return jar;
  }

  /** With its directories: whoever lists a package's resources looks for them. */
  private static void copy(Stream<Path> files, Path classes, JarOutputStream out)
      throws IOException {
    for (var file : (Iterable<Path>) files::iterator) {
      var name = classes.relativize(file).toString();
      out.putNextEntry(new JarEntry(Files.isDirectory(file) ? name + "/" : name));
      if (Files.isRegularFile(file)) {
        Files.copy(file, out);
      }
    }
  }
}
