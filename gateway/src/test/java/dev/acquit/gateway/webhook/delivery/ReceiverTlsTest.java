package dev.acquit.gateway.webhook.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.webhook.Transport.Message;
import dev.acquit.gateway.webhook.Transport.Reply;
import dev.acquit.gateway.webhook.WebhookSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.netty.DisposableServer;
import reactor.netty.http.Http11SslContextSpec;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;
import reactor.netty.tcp.SslProvider.GenericSslContextSpec;
import reactor.test.StepVerifier;

/** Over TLS only whoever the certificate is for gets anything. */
class ReceiverTlsTest {

  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir private Path directory;
  private final AtomicInteger requests = new AtomicInteger();

  @Test
  void aReceiverThatIsVouchedForGetsIt() throws Exception {
    var server = server("shop.test");
    try {
      sends(trusting(), server, new Reply(200, null, null));
      assertThat(requests).hasValue(1);
    } finally {
      server.disposeNow();
    }
  }

  @Test
  void nobodyElseDoes() throws Exception {
    var server = server("another.test");
    try {
      sends(trusting(), server, new Reply(null, "tls", null));
      sends(DeliveryConfiguration.client(), server, new Reply(null, "tls", null));
      assertThat(requests).hasValue(0);
    } finally {
      server.disposeNow();
    }
  }

  private static void sends(HttpClient client, DisposableServer server, Reply expected) {
    var url = URI.create("https://shop.test:" + server.port() + "/hooks");
    var second = Duration.ofSeconds(10);
    var settings =
        new WebhookSettings(
            "a-secret-of-the-tests-and-of-nobody-else",
            null,
            second,
            "1s",
            second,
            second.multipliedBy(2),
            second);
    var transport =
        new HttpTransport(
            new AddressPolicy(List.of(Network.of("127.0.0.1/32"))),
            settings,
            new MovingName(List.of("127.0.0.1")),
            client,
            new AttemptMetrics(new SimpleMeterRegistry()),
            Clock.systemUTC());
    StepVerifier.create(transport.send(new Message(url, "evt_1", 1, "v1,x", "{}".getBytes(UTF_8))))
        .expectNext(expected)
        .expectComplete()
        .verify(Duration.ofSeconds(30));
  }

  private HttpClient trusting() {
    GenericSslContextSpec<?> trusted =
        Http11SslContextSpec.forClient().configure(ssl -> ssl.trustManager(certificate()));
    return DeliveryConfiguration.client().secure(ssl -> ssl.sslContext(trusted));
  }

  private DisposableServer server(String host) throws Exception {
    keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=a test", "-ext", "SAN=dns:" + host);
    keytool("-exportcert", "-rfc", "-file", certificate().toString());
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(KeyStore.getInstance(store().toFile(), PASSWORD), PASSWORD);
    var context = SslContextBuilder.forServer(keys).build();
    return HttpServer.create()
        .host("127.0.0.1")
        .port(0)
        .secure(ssl -> ssl.sslContext(context))
        .handle((request, response) -> {
          requests.incrementAndGet();
          return response.send();
        })
        .bindNow();
  }

  private void keytool(String... arguments) throws Exception {
    var command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("-alias", "it", "-keystore", store().toString()));
    command.addAll(List.of("-storepass", new String(PASSWORD)));
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }

  private Path store() {
    return directory.resolve("it.p12");
  }

  private File certificate() {
    return directory.resolve("it.pem").toFile();
  }
}
