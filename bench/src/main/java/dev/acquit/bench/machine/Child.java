package dev.acquit.bench.machine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of a run. It ends with the run, at the latest. */
public final class Child implements AutoCloseable {

  private static final long LONGEST_END_SECONDS = 60;
  private static final int LOG_SHOWN = 4_000;

  private final String name;
  private final Path log;
  private final Process process;

  private Child(String name, Path log, Process process) {
    this.name = name;
    this.log = log;
    this.process = process;
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
  }

  /** One that says nothing to us; all that it prints is in {@code log}. */
  public static Child silent(String name, Path log, List<String> command) {
    return start(
        name, log, builder(command).redirectErrorStream(true).redirectOutput(log.toFile()));
  }

  /** One that tells us lines on its standard output. */
  public static Child telling(String name, Path log, List<String> command) {
    return start(name, log, builder(command).redirectError(log.toFile()));
  }

  /** Nothing that this run is not told of changes a setting. */
  private static ProcessBuilder builder(List<String> command) {
    var builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(variable -> variable.startsWith("ACQUIT_"));
    return builder;
  }

  private static Child start(String name, Path log, ProcessBuilder builder) {
    try {
      return new Child(name, log, builder.start());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** What follows {@code word} on the next line that begins with it. */
  public String told(String word) {
    try {
      for (var line = lines().readLine(); line != null; line = lines().readLine()) {
        if (line.startsWith(word)) {
          return line.substring(word.length()).strip();
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    throw new IllegalStateException(
        "The " + name + " ended before it said '" + word + "': " + log());
  }

  /** The end of what it logged. */
  public String log() {
    try {
      var text = Files.readString(log);
      return text.substring(Math.max(0, text.length() - LOG_SHOWN));
    } catch (IOException none) {
      return "";
    }
  }

  private BufferedReader lines() {
    return process.inputReader();
  }

  /** Waits until it has ended by itself. */
  public void awaitEnd(Duration longest) {
    try {
      if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("The " + name + " does not end");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** Asks it to end, and waits until it has. */
  @Override
  public void close() {
    process.toHandle().destroy();
    awaitEnd(Duration.ofSeconds(LONGEST_END_SECONDS));
  }
}
