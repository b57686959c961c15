package dev.acquit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SimulatorSettingsTest {

  @Test
  void silentEnvironmentMeansLoopbackAndPort8090() {
    assertThat(SimulatorSettings.from(Map.of()))
        .isEqualTo(new SimulatorSettings("127.0.0.1", 8090, Path.of(".acquit/simulator")));
  }

  @Test
  void environmentIsHeard() {
    var settings =
        SimulatorSettings.from(
            Map.of(
                "ACQUIT_SIMULATOR_HOST", "0.0.0.0",
                "ACQUIT_SIMULATOR_PORT", "0",
                "ACQUIT_SIMULATOR_DIRECTORY", "/tmp/ledger"));
    assertThat(settings).isEqualTo(new SimulatorSettings("0.0.0.0", 0, Path.of("/tmp/ledger")));
  }

  @Test
  void nonsenseIsNamed() {
    for (var port : new String[] {"eighty", "-1", "65536"}) {
      assertThatThrownBy(() -> SimulatorSettings.from(Map.of("ACQUIT_SIMULATOR_PORT", port)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(port);
    }
  }
}
