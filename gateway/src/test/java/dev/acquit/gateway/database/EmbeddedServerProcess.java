package dev.acquit.gateway.database;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/** A JVM that runs the embedded server and nothing else, to be killed by a test. */
final class EmbeddedServerProcess {

  private EmbeddedServerProcess() {}

  static Process start(Path directory) throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElse("java"),
            "-cp",
            System.getProperty("java.class.path"),
            EmbeddedServerProcess.class.getName(),
            directory.toString())
        .redirectErrorStream(true)
        .start();
  }

  static void main(String[] args) throws IOException {
    EmbeddedServer.start(Path.of(args[0]), true);
    try (var parent = new FileOutputStream(FileDescriptor.out)) {
      parent.write("started\n".getBytes(US_ASCII));
    }
    System.in.read(); // until the parent is gone, if it does not kill us first
  }
}
