package dev.acquit.processor.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.processor.Finding.Found;
import dev.acquit.processor.Finding.NotFound;
import dev.acquit.processor.Finding.Unanswered;
import dev.acquit.processor.Outcome.Approved;
import dev.acquit.simulator.Simulator;
import dev.acquit.simulator.SimulatorSettings;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every way in which the simulator can misbehave: what the adapter says, and what a lookup then
 * finds.
 */
class FaultedChargeTest {

  @TempDir Path directory;

  @SuppressWarnings("NullAway.Init")
  private Simulator simulator;

  @BeforeEach
  void start() {
    simulator = Simulator.start(SimulatorSettings.anyPort(directory));
  }

  @AfterEach
  void stop() {
    simulator.stop();
  }

  @ParameterizedTest
  @CsvSource({
    "timeout_before, 'Unknown[why=timeout, processorReference=null]', 0",
    "timeout_after_commit, 'Unknown[why=timeout, processorReference=null]', 1",
    "reset, 'Unknown[why=disconnected, processorReference=null]', 0",
    "reset_after_commit, 'Unknown[why=disconnected, processorReference=null]', 1",
    "garbage, 'Unknown[why=unreadable, processorReference=null]', 1",
    "empty, 'Unknown[why=empty, processorReference=null]', 1",
    "http_500, 'Unknown[why=http_500, processorReference=null]', 0",
    "http_500_after_commit, 'Unknown[why=http_500, processorReference=null]', 1",
    "http_503, 'Unknown[why=http_503, processorReference=null]', 0",
    "http_429, 'NotAttempted[why=rate_limited, retryAfter=PT1S]', 0",
    "http_401, 'Rejected[rejection=CONFIG, processorCode=unauthorized]', 0",
    "duplicate, 'Rejected[rejection=DUPLICATE, processorCode=duplicate_reference]', 0"
  })
  void faultIsReadRightlyAndALookupFindsTheTruth(String fault, String outcome, int rows) {
    var deadline = fault.startsWith("timeout") ? Duration.ofMillis(500) : Duration.ofSeconds(30);
    var merchant = Merchant.at(simulator.address(), deadline);
    var controls = Controls.of(simulator);
    controls.fault("charge", fault);
    assertThat(merchant.charge("R1")).hasToString(outcome);
    assertThat(controls.rows("R1")).isEqualTo(rows);
    assertThat(merchant.lookup("R1")).isInstanceOf(rows == 0 ? NotFound.class : Found.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"reset", "garbage", "empty", "http_500", "http_503", "http_429"})
  void lookupThatIsStruckTeachesNothing(String fault) {
    var merchant = Merchant.at(simulator.address());
    merchant.charge("R1");
    Controls.of(simulator).fault("lookup", fault);
    assertThat(merchant.lookup("R1")).isInstanceOf(Unanswered.class);
    assertThat(merchant.lookup("R1")).isInstanceOf(Found.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"slow", "webhook_first"})
  void answerThatComesLateIsAnAnswer(String fault) {
    Controls.of(simulator).fault("charge", fault);
    assertThat(Merchant.at(simulator.address()).charge("R1")).isInstanceOf(Approved.class);
  }
}
