package dev.acquit.bench.stub;

import dev.acquit.bench.machine.Child;
import dev.acquit.bench.machine.Jvm;
import dev.acquit.bench.machine.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The stub, as whoever started it sees it. */
public final class Stub implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Child process;
  private final String address;
  private final HttpClient client = HttpClient.newHttpClient();

  private Stub(Child process, String address) {
    this.process = process;
    this.address = address;
  }

  /** Starts it in a process of its own. */
  public static Stub start(Workspace workspace) {
    var process = Child.telling("stub", workspace.path("stub.log"), Jvm.of(StubMain.class));
    return new Stub(process, "http://127.0.0.1:" + process.told("port"));
  }

  /** Where a processor account of that ward is. */
  public String address(String ward) {
    return address + "/" + ward;
  }

  /** From now on that ward answers after so long. */
  public void answersAfter(String ward, Duration after) {
    get("/set/" + ward + "/" + after.toMillis());
  }

  /** From now on that ward takes requests and never answers. */
  public void fallsSilent(String ward) {
    get("/set/" + ward + "/-1");
  }

  /** How many charges came under a reference that had come before. */
  public long repeated() {
    return Long.parseLong(get("/tally"));
  }

  public long pid() {
    return process.pid();
  }

  private String get(String path) {
    var request = HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE).build();
    try {
      return client.send(request, BodyHandlers.ofString()).body();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public void close() {
    client.close();
    process.close();
  }
}
