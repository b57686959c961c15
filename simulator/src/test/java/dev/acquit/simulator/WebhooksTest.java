package dev.acquit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhooksTest {

  @RegisterExtension final SimulatorExtension simulator = new SimulatorExtension();

  private final Receiver receiver = Receiver.start();

  @AfterEach
  void stopListening() {
    receiver.stop();
  }

  private Api api() {
    return simulator.api();
  }

  private String subscribe() {
    return api().post("/v1/webhook_endpoints", "{'url':'" + receiver.url() + "'}").text("secret");
  }

  @Test
  void eventsTellWhatHappenedAndAreSigned() {
    var secret = subscribe();
    var id = api().charged("R1", 1_000);
    var succeeded = receiver.next();
    assertThat(succeeded.body().get("type").asString()).isEqualTo("charge.succeeded");
    assertThat(succeeded.body().get("id").asString()).startsWith("evt_");
    assertThat(succeeded.body().get("data").get("id").asString()).isEqualTo(id);
    assertThat(succeeded.body().get("data").get("reference").asString()).isEqualTo("R1");
    assertThat(succeeded.isSignedWith(secret)).isTrue();
    api().post("/v1/charges", Api.charge("R2", 1, "4000000000000002"));
    assertThat(receiver.next().body().get("type").asString()).isEqualTo("charge.failed");
    api().change(id, "refunds", "F1", 1);
    assertThat(receiver.next().body().get("type").asString()).isEqualTo("refund.succeeded");
  }

  @Test
  void clockSettlesWhatWasCapturedAndNotVoided() {
    var voided = api().charged("R1", 1);
    api().cancel(voided, "V1");
    api().held("A1", 2);
    var captured = api().held("A2", 1_000);
    api().change(captured, "capture", "C2", 700);
    subscribe();
    api().post("/clock", "{'advance':'P1D'}");
    var settled = receiver.next().body();
    assertThat(settled.get("type").asString()).isEqualTo("charge.settled");
    assertThat(settled.get("data").get("id").asString()).isEqualTo(captured);
    assertThat(settled.get("data").get("reference").asString()).isEqualTo("A2");
    assertThat(settled.get("data").get("amount").asLong()).isEqualTo(700);
    api().post("/clock", "{'advance':'P8D'}");
    assertThat(receiver.next().body().get("type").asString()).isEqualTo("payout.paid");
    assertNothingMoreCame();
  }

  @Test
  void whatSettledIsNotSettledAgainAfterARestart() {
    subscribe();
    api().charge("R1", 1_000);
    receiver.next();
    api().post("/clock", "{'advance':'P1D'}");
    assertThat(receiver.next().body().get("type").asString()).isEqualTo("charge.settled");
    simulator.restart();
    api().post("/clock", "{'advance':'P4D'}");
    assertThat(receiver.next().body().get("type").asString()).isEqualTo("payout.paid");
    simulator.restart();
    api().post("/clock", "{'advance':'P8D'}");
    assertNothingMoreCame();
  }

  @Test
  void endpointThatFailsIsTriedAgainWithTheSameEvent() {
    subscribe();
    receiver.answers(List.of(500, 302, 404, 200));
    api().charge("R1", 1_000);
    var first = receiver.next().body();
    for (int i = 0; i < 3; i++) {
      assertThat(receiver.next().body()).isEqualTo(first);
    }
    assertNothingMoreCame();
  }

  @Test
  void endpointThatAlwaysFailsIsGivenUp() {
    subscribe();
    receiver.answers(List.of(500, 500, 500, 500, 500));
    api().charge("R1", 1_000);
    for (int i = 0; i < 5; i++) {
      assertThat(receiver.next().body().get("type").asString()).isEqualTo("charge.succeeded");
    }
    assertNothingMoreCame();
  }

  @Test
  void onlyTheAccountsOwnEventsCome() {
    subscribe();
    api().withKey("key-b").charge("R1", 1);
    assertNothingMoreCame();
  }

  @Test
  void sameAddressIsTheSameEndpointAlsoAfterARestart() {
    var secret = subscribe();
    simulator.restart();
    assertThat(subscribe()).isEqualTo(secret);
    api().charge("R1", 1);
    assertThat(receiver.next().isSignedWith(secret)).isTrue();
    assertNothingMoreCame();
  }

  @Test
  void secretThatIsNamedLastIsTheEndpointsOwn() {
    subscribe();
    for (var secret : List.of("a secret of the past", "a secret of our own")) {
      var body = "{'url':'%s','secret':'%s'}".formatted(receiver.url(), secret);
      assertThat(api().post("/v1/webhook_endpoints", body).status()).isEqualTo(201);
    }
    simulator.restart();
    api().charge("R1", 1);
    assertThat(receiver.next().isSignedWith("a secret of our own")).isTrue();
    assertNothingMoreCame();
  }

  @Test
  void accountMayBringItsSecret() {
    var answer =
        api()
            .post(
                "/v1/webhook_endpoints",
                "{'url':'" + receiver.url() + "','secret':'a secret of our own'}");
    assertThat(answer.status()).isEqualTo(201);
    api().charge("R1", 1);
    assertThat(receiver.next().isSignedWith("a secret of our own")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://10.0.0.1/x",
        "http://169.254.169.254/",
        "http://[::ffff:10.0.0.1]/",
        "http://example.com/",
        "http://0.0.0.0/",
        "http://user@127.0.0.1/",
        "https://127.0.0.1/",
        "file:///etc/passwd",
        "127.0.0.1",
        "http://localhost.example.com/"
      })
  void onlyLoopbackIsTold(String url) {
    var answer = api().post("/v1/webhook_endpoints", "{'url':'" + url + "'}");
    assertThat(answer.status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:1/x", "http://127.1.2.3:1/", "http://[::1]:1/x?y=z"})
  void allOfLoopbackMayBeTold(String url) {
    var answer = api().post("/v1/webhook_endpoints", "{'url':'" + url + "'}");
    assertThat(answer.status()).isEqualTo(201);
  }

  /** Another event, sent after whatever might have come, is the next to arrive. */
  private void assertNothingMoreCame() {
    receiver.answers(List.of());
    subscribe();
    api().charge("LAST", 1);
    assertThat(receiver.next().body().get("data").get("reference").asString()).isEqualTo("LAST");
  }
}
