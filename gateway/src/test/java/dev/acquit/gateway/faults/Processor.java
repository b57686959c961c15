package dev.acquit.gateway.faults;

import dev.acquit.gateway.support.Http;
import dev.acquit.simulator.Simulator;
import dev.acquit.simulator.SimulatorSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The simulator of one run: its ledger is the truth. */
final class Processor implements AutoCloseable {

  private static final String DELAY = "PT1S";

  private final Simulator simulator =
      Simulator.start(
          SimulatorSettings.anyPort(Path.of("target", "faults", UUID.randomUUID().toString())));
  private final Http http = new Http(simulator.address());
  private final Holdup holdup = new Holdup(simulator.address());

  /** Where the gateways find it. */
  URI address() {
    return holdup.address();
  }

  void strike(Script script) {
    if (Holdup.HELD.equals(script.fault())) {
      holdup.hold(script.reference());
      return;
    }
    var slow = "slow".equals(script.fault()) ? ",\"delay\":\"" + DELAY + "\"" : "";
    post(
        "/faults",
        """
        {"operation":"%s","match":{"merchant_reference":"%s"},"fault":"%s","times":1%s}\
        """
            .formatted(script.struck(), script.reference(), script.fault(), slow));
  }

  /** Days go by: debits clear or come back. */
  void advance(String step) {
    post("/clock", "{\"advance\":\"" + step + "\"}");
  }

  private void post(String path, String body) {
    var reply = http.post(path, body, Map.of());
    if (reply.status() >= 300) {
      throw new IllegalStateException(reply.toString());
    }
  }

  /** All that it did, by the shop's reference. */
  Map<String, List<JsonNode>> ledger() {
    var rows = new ArrayList<JsonNode>();
    var cursor = "0";
    while (!cursor.isEmpty()) {
      var page = http.get("/ledger?limit=1000&cursor=" + cursor, Map.of()).json();
      page.get("data").forEach(rows::add);
      cursor = page.at("/next_cursor").asString("");
    }
    return rows.stream()
        .collect(Collectors.groupingBy(row -> row.at("/merchant_reference").asString("")));
  }

  @Override
  public void close() {
    holdup.close();
    simulator.stop();
  }
}
