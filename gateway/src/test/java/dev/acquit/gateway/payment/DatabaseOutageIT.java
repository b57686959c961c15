package dev.acquit.gateway.payment;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Beside;
import dev.acquit.gateway.support.GatewayProcess;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestSimulator;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Without its database a gateway refuses, and with it works again, by itself. */
@Beside
class DatabaseOutageIT {

  private final Path data =
      Path.of("target", "test-postgres", UUID.randomUUID().toString()).toAbsolutePath();

  /** It takes what is sent, and says nothing. */
  @Test
  void aServerThatIsFrozenIsGivenUp() throws IOException, InterruptedException {
    var port = freePort();
    var url = "postgresql://postgres@127.0.0.1:" + port + "/postgres?sslmode=disable";
    var server = start(port);
    try (var gateway = GatewayProcess.start(url, "acquit.database.statement-timeout=2s")) {
      var shop = gateway.api().shop();
      var reference = Shop.fresh();
      var key = Shop.fresh();
      var body = Shop.body(shop.token(Shop.APPROVED), reference, "");

      signal("-STOP");
      var refused = shop.post("/v1/payments", key, body);
      var health = shop.get("/actuator/health/readiness");
      signal("-CONT");

      assertThat(refused.status()).as(refused.body()).isEqualTo(503);
      assertThat(health.status()).as(health.body()).isEqualTo(503);
      assertThat(TestSimulator.operations(reference)).isEmpty();
      eventually(() -> assertThat(shop.get("/actuator/health/readiness").status()).isEqualTo(200));
      assertThat(shop.decided("/v1/payments", key, body).text("/status")).isEqualTo("succeeded");
      assertThat(TestSimulator.operations(reference)).containsExactly("charge");
    } finally {
      server.close();
    }
  }

  private void signal(String signal) throws IOException, InterruptedException {
    var pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
    var postmaster = ProcessHandle.of(pid).orElseThrow();
    var all = Stream.concat(postmaster.descendants(), Stream.of(postmaster));
    var command = Stream.concat(Stream.of("kill", signal), all.map(one -> "" + one.pid())).toList();
    assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
  }

  @Test
  void isA503UntilItIsOver() throws IOException {
    var port = freePort();
    var url = "postgresql://postgres@127.0.0.1:" + port + "/postgres?sslmode=disable";
    var server = start(port);
    try (var gateway = GatewayProcess.start(url)) {
      var shop = gateway.api().shop();
      var before = shop.paid(Shop.fresh());
      var reference = Shop.fresh();
      var key = Shop.fresh();
      var body = Shop.body(shop.token(Shop.APPROVED), reference, "");

      server.close();
      var refused = shop.post("/v1/payments", key, body);
      var hidden = shop.payment(before);

      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.text("/code")).isEqualTo("unavailable");
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      assertThat(hidden.status()).isEqualTo(503);
      assertThat(shop.get("/actuator/health/liveness").status()).isEqualTo(200);
      assertThat(shop.get("/actuator/health/readiness").status()).isEqualTo(503);
      assertThat(TestSimulator.operations(reference)).isEmpty();

      server = start(port);
      eventually(() -> assertThat(shop.get("/actuator/health/readiness").status()).isEqualTo(200));
      eventually(() -> assertThat(shop.payment(before).text("/status")).isEqualTo("succeeded"));
      assertThat(shop.decided("/v1/payments", key, body).text("/status")).isEqualTo("succeeded");
      assertThat(TestSimulator.operations(reference)).containsExactly("charge");
    } finally {
      server.close();
    }
  }

  private EmbeddedPostgres start(int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setPort(port)
        .setServerConfig("listen_addresses", "127.0.0.1")
        .start();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
