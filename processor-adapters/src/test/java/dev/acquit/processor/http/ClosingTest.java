package dev.acquit.processor.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.processor.Account;
import dev.acquit.processor.Account.Deadlines;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** A client that is closed leaves nothing behind. */
class ClosingTest {

  private static final Duration SOON = Duration.ofSeconds(10);

  @Test
  void itsConnectionsAreGone() throws Exception {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var end = CompletableFuture.supplyAsync(() -> end(server));
      var http = ProcessorHttp.open(account(server)).with("X-Key", "one");
      StepVerifier.create(
              http.question(
                  http.client().get().uri("/"),
                  response -> response.releaseBody().thenReturn("answered"),
                  why -> why))
          .expectNext("answered")
          .expectComplete()
          .verify(SOON);
      assertThat(end).isNotDone();

      http.close();

      assertThat(end.get(SOON.toSeconds(), TimeUnit.SECONDS)).isEqualTo(-1);
    }
  }

  /** Answers once, and tells what comes then. */
  private static int end(ServerSocket server) {
    try (var socket = server.accept()) {
      var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
      var line = in.readLine();
      while (!line.isEmpty()) {
        line = in.readLine();
      }
      socket
          .getOutputStream()
          .write("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n".getBytes(US_ASCII));
      return in.read();
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static Account account(ServerSocket server) {
    return new Account(
        "one",
        false,
        URI.create("http://127.0.0.1:" + server.getLocalPort()),
        Map.of(),
        Map.of(),
        Deadlines.DEFAULT);
  }
}
