package dev.acquit.gateway.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A gateway that must not start says why, once, and without a stack. */
class StartRefusedIT {

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::"})
  void theDemoIsForThisMachineOnly(String address) throws Exception {
    var told = refused(List.of(), "--server.port=0", "--server.address=" + address);

    assertThat(told).contains("The demo listens on loopback only");
  }

  @Test
  void withoutTheDemoKeysAreNeeded() throws Exception {
    var told = refused(List.of("ACQUIT_DEMO=false"), "--server.port=0");

    assertThat(told).contains("ACQUIT_KEY_SECRET");
    assertThat(told).doesNotContain("aq_test_boreal");
  }

  private static String refused(List<String> environment, String... arguments)
      throws IOException, InterruptedException {
    try (var gateway = DemoProcess.start(environment, arguments)) {
      assertThat(gateway.exit()).isNotZero();
      assertThat(gateway.output()).contains("APPLICATION FAILED TO START").doesNotContain("\tat ");
      return gateway.output();
    }
  }
}
