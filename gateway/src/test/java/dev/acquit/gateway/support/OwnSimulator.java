package dev.acquit.gateway.support;

import dev.acquit.simulator.Simulator;
import dev.acquit.simulator.SimulatorSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/** A simulator for one test: its clock can be moved without disturbing others. */
public final class OwnSimulator implements AutoCloseable {

  private final Simulator simulator =
      Simulator.start(
          SimulatorSettings.anyPort(
              Path.of("target", "test-simulator", UUID.randomUUID().toString())));

  public URI address() {
    return simulator.address();
  }

  /** Moves its business clock by an ISO 8601 duration. */
  public void advance(String step) {
    post("/clock", "{\"advance\":\"" + step + "\"}");
  }

  /** How many operations are in its ledger. */
  public int operations() {
    return new Http(address()).get("/ledger", Map.of()).json().get("data").size();
  }

  private void post(String path, String body) {
    var reply = new Http(address()).post(path, body, Map.of());
    if (reply.status() >= 300) {
      throw new IllegalStateException(reply.toString());
    }
  }

  @Override
  public void close() {
    simulator.stop();
  }
}
