package dev.acquit.gateway.webhook.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Receiver;
import dev.acquit.gateway.webhook.Transport.Message;
import dev.acquit.gateway.webhook.Transport.Reply;
import dev.acquit.gateway.webhook.WebhookSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

/**
 * Nothing is connected to that is not allowed: by literal, by name, by a name that moves, or
 * because a receiver points there.
 */
class HttpTransportTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Receiver receiver = Receiver.at("127.0.0.1");

  @AfterEach
  void close() {
    receiver.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:{port}/",
        "https://127.0.0.1:{port}/",
        "https://[::1]:{port}/",
        "https://[::ffff:127.0.0.1]:{port}/",
        "https://[::ffff:7f00:1]:{port}/",
        "https://[::127.0.0.1]:{port}/",
        "https://[64:ff9b::7f00:1]:{port}/",
        "https://0.0.0.0:{port}/",
        "https://169.254.169.254/latest/meta-data/",
        "https://10.0.0.1/",
        "https://2130706433:{port}/",
        "https://0x7f000001:{port}/",
        "https://somewhere.test:{port}/",
        "http://somewhere.test:{port}/"
      })
  void connectsToNothingThatIsClosed(String url) {
    var names = new MovingName(List.of("127.0.0.1"));

    var reply = send(transport("", names), url);

    assertThat(reply).isEqualTo(new Reply(null, "address_not_allowed", null));
    assertThat(receiver.connections()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://[fe80::1%25eth0]/",
        "https://2130706433/",
        "https://169.254.169.254/",
        "http://shop.example.com/"
      })
  void aLiteralIsRefusedBeforeAnythingIsSent(String url) {
    var transport = transport("", new MovingName(List.of()));

    assertThat(transport.allows(URI.create(url))).isFalse();
    assertThat(transport.allows(URI.create("https://shop.example.com/hooks"))).isTrue();
    assertThat(transport.allows(URI.create("https://[2606:4700::1111]:8443/"))).isTrue();
  }

  @Test
  void aNameIsJudgedEachTime() {
    try (var inside = Receiver.at("127.0.0.2", receiver.port())) {
      var names = new MovingName(List.of("127.0.0.1", "127.0.0.2"));
      var transport = transport("127.0.0.1/32", names);
      var url = "http://somewhere.test:{port}/";

      assertThat(send(transport, url)).isEqualTo(new Reply(204, null, null));
      assertThat(send(transport, url)).isEqualTo(new Reply(null, "address_not_allowed", null));

      assertThat(receiver.connections()).isOne();
      assertThat(inside.connections()).isZero();
    }
  }

  @Test
  void aRedirectIsAFailureAndNobodyGoesThere() {
    try (var inside = Receiver.at("127.0.0.1")) {
      receiver.answer(302, "location", inside.url("/"));

      var reply = send(transport("127.0.0.0/8", new MovingName(List.of())), receiver.url("/"));

      assertThat(reply).isEqualTo(new Reply(302, "redirect", null));
      assertThat(receiver.connections()).isOne();
      assertThat(inside.connections()).isZero();
    }
  }

  @Test
  void whatGoesWrongHasAName() {
    var transport = transport("127.0.0.0/8", new MovingName(List.of()));
    var port = receiver.port();
    receiver.close();

    assertThat(send(transport, "http://127.0.0.1:" + port).error()).isEqualTo("refused");
    assertThat(send(transport, "http://nowhere.test").error()).isEqualTo("unknown_host");
    try (var plain = Receiver.at("127.0.0.1")) {
      var secure = plain.url("/").replace("http:", "https:");
      assertThat(send(transport, secure).error()).isEqualTo("tls");
    }
    try (var silent = Receiver.at("127.0.0.1")) {
      silent.hold();
      assertThat(send(transport, silent.url("/")).error()).isEqualTo("timeout");
    }
  }

  @Test
  void heedsHowLongAReceiverWantsToBeLeftAlone() {
    var transport = transport("127.0.0.0/8", new MovingName(List.of()));
    receiver.answer(429, "retry-after", "120");

    assertThat(send(transport, receiver.url("/")))
        .isEqualTo(new Reply(429, null, Duration.ofMinutes(2)));
    receiver.answer(404, "retry-after", "120");
    assertThat(send(transport, receiver.url("/"))).isEqualTo(new Reply(404, null, null));
  }

  private Reply send(HttpTransport transport, String url) {
    var where = URI.create(url.replace("{port}", "" + receiver.port()));
    var message = new Message(where, "evt_1", 1, "v1,x", "{}".getBytes(UTF_8));
    var replies = new CopyOnWriteArrayList<Reply>();
    StepVerifier.create(transport.send(message))
        .consumeNextWith(replies::add)
        .expectComplete()
        .verify(PATIENCE);
    return replies.getFirst();
  }

  private static HttpTransport transport(String opened, MovingName names) {
    var settings =
        new WebhookSettings(
            "a-secret-of-the-tests-and-of-nobody-else",
            opened,
            Duration.ofSeconds(3),
            "1s",
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            Duration.ofDays(5));
    return new HttpTransport(
        new AddressPolicy(settings.eachAllowedNetwork().stream().map(Network::of).toList()),
        settings,
        names,
        DeliveryConfiguration.client(),
        new AttemptMetrics(new SimpleMeterRegistry()),
        Clock.systemUTC());
  }
}
