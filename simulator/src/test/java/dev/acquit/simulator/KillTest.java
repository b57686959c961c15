package dev.acquit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.simulator.Api.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills a simulator in a process of its own, as {@code kill -9} does, while charges come in. */
@Timeout(120)
class KillTest {

  private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);

  @TempDir Path directory;

  @Test
  void everyAnswerThatArrivedIsInTheLedger() throws Exception {
    var process = start();
    var answers = new ArrayList<Answer>();
    try {
      var api = await(process);
      answers.addAll(api.atOnce(100, i -> charge(api, "R" + i)));
      answers.addAll(api.atOnce(300, i -> chargeOrKill(api, "K" + i, process)));
    } finally {
      process.destroyForcibly();
      process.waitFor(30, TimeUnit.SECONDS);
    }
    assertThat(answers).hasSizeBetween(100, 399);
    try (var again = Simulator.start(SimulatorSettings.anyPort(directory))) {
      var api = Api.of(again);
      api.advance("P8D");
      for (var answer : answers) {
        var rows = api.rows(answer.text("reference"));
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).get("result").asString()).isEqualTo("approved");
      }
    }
  }

  /** Cards and debits by turns. */
  private static HttpRequest charge(Api api, String reference) {
    var body =
        reference.hashCode() % 2 == 0
            ? Api.charge(reference, 100, Api.GOOD)
            : Api.debit(reference, 100, Api.eft("000123456789"));
    return api.posting("/v1/charges", body);
  }

  /** The process dies when the last request is made, with others under way. */
  private static HttpRequest chargeOrKill(Api api, String reference, Process process) {
    if (reference.equals("K299")) {
      process.destroyForcibly();
    }
    return charge(api, reference);
  }

  private Process start() throws IOException {
    var builder =
        new ProcessBuilder(
            ProcessHandle.current().info().command().orElse("java"),
            "-cp",
            System.getProperty("java.class.path"),
            "--enable-native-access=ALL-UNNAMED",
            SimulatorMain.class.getName());
    builder.environment().put("ACQUIT_SIMULATOR_PORT", "0");
    builder.environment().put("ACQUIT_SIMULATOR_DIRECTORY", directory.toString());
    return builder.redirectErrorStream(true).start();
  }

  /** Reads the address that it prints, and leaves its output alone afterwards. */
  private static Api await(Process process) throws IOException {
    var until = Instant.now().plus(STARTS_WITHIN);
    var output = process.inputReader();
    for (var line = output.readLine(); line != null; line = output.readLine()) {
      if (line.contains("listens on ")) {
        var address = URI.create(line.substring(line.indexOf("http")));
        return new Api(address, "key-a", HttpClient.newHttpClient());
      }
      if (Instant.now().isAfter(until)) {
        break;
      }
    }
    throw new UncheckedIOException(new IOException("The simulator did not start"));
  }
}
