package dev.acquit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events that come late, twice, in disorder, or before their answer. */
class HeldWebhooksTest {

  @RegisterExtension final SimulatorExtension simulator = new SimulatorExtension();

  private final Receiver receiver = Receiver.start();

  @BeforeEach
  void subscribe() {
    api().post("/v1/webhook_endpoints", "{'url':'" + receiver.url() + "'}");
  }

  @AfterEach
  void stopListening() {
    receiver.stop();
  }

  private Api api() {
    return simulator.api();
  }

  @ParameterizedTest
  @CsvSource({"1, sent, R0R1R2", "2, sent, R0R0R1R1R2R2", "2, reversed, R2R2R1R1R0R0"})
  void whatIsHeldIsReleasedAsAsked(int copies, String order, String expected) {
    hold();
    charge(3);
    assertThat(receiver.come()).isEmpty();
    assertThat(api().get("/webhooks").number("waiting")).isEqualTo(3);
    var released =
        api().post("/webhooks/release", "{'copies':%d,'order':'%s'}".formatted(copies, order));
    assertThat(released.number("released")).isEqualTo(3L * copies);
    assertThat(String.join("", come())).isEqualTo(expected);
    api().charge("LAST", 100);
    assertThat(receiver.next("charge.succeeded").get("reference").asString()).isEqualTo("LAST");
  }

  @Test
  void seedMakesTheSameDisorderAgain() {
    assertThat(shuffled("A", 1)).isNotEqualTo(List.of("0", "1", "2", "3", "4", "5", "6", "7"));
    assertThat(shuffled("B", 2)).isEqualTo(shuffled("C", 2)).isNotEqualTo(shuffled("D", 3));
  }

  private List<String> shuffled(String prefix, int seed) {
    hold();
    for (int i = 0; i < 8; i++) {
      api().charge(prefix + i, 100);
    }
    api().post("/webhooks/release", "{'order':'shuffled','seed':" + seed + "}");
    return come().stream().map(reference -> reference.substring(1)).toList();
  }

  @Test
  void nothingHeldIsNothingReleased() {
    assertThat(api().post("/webhooks/release", "{}").number("released")).isZero();
    assertThat(
            api()
                .post("/webhooks/release", "{'copies':0,'order':'x','sed':1}")
                .body()
                .get("errors"))
        .hasSize(3);
  }

  @Test
  void webhookComesBeforeItsAnswer() {
    api().post("/faults", "{'operation':'charge','fault':'webhook_first','delay':'PT0.3S'}");
    var before = Instant.now();
    assertThat(api().charge("R1", 100).text("status")).isEqualTo("approved");
    assertThat(Duration.between(before, Instant.now())).isGreaterThan(Duration.ofMillis(290));
    assertThat(come()).containsExactly("R1");
  }

  @Test
  void answerWaitsForAnEndpointThatIsTriedAgain() {
    receiver.answers(List.of(500, 500, 200));
    api().fault("charge", "webhook_first");
    assertThat(api().charge("R1", 100).status()).isEqualTo(200);
    assertThat(come()).containsExactly("R1", "R1", "R1");
  }

  @Test
  void answerDoesNotWaitWhereNobodyIsTold() {
    var other = api().withKey("key-b");
    other.fault("charge", "webhook_first");
    assertThat(other.charge("R1", 100).status()).isEqualTo(200);
    assertThat(other.fault("lookup", "webhook_first").status()).isEqualTo(400);
  }

  private void hold() {
    assertThat(api().post("/webhooks/hold", "").body().get("held").asBoolean()).isTrue();
  }

  private void charge(int count) {
    for (int i = 0; i < count; i++) {
      api().charge("R" + i, 100);
    }
  }

  /** The references of the events that have come: a release is answered after they have. */
  private List<String> come() {
    var references = new ArrayList<String>();
    receiver.come().forEach(event -> references.add(event.get("data").get("reference").asString()));
    return references;
  }
}
