package dev.acquit.gateway.support;

import dev.acquit.simulator.Simulator;
import dev.acquit.simulator.SimulatorSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The simulator of this test JVM: the truth about what was charged. */
public final class TestSimulator {

  private static final Simulator SIMULATOR =
      Simulator.start(
          SimulatorSettings.anyPort(
              Path.of("target", "test-simulator", UUID.randomUUID().toString())));

  private static final Http HTTP = new Http(SIMULATOR.address());

  private TestSimulator() {}

  public static URI address() {
    return SIMULATOR.address();
  }

  /** What it really did for payments with that merchant reference, oldest first. */
  public static List<JsonNode> ledger(String merchantReference) {
    var page = HTTP.get("/ledger?limit=1000&merchant_reference=" + merchantReference, Map.of());
    return page.json().get("data").valueStream().toList();
  }

  /** The operations that it did for such a payment, in order. */
  public static List<String> operations(String merchantReference) {
    return ledger(merchantReference).stream().map(row -> row.get("operation").asString()).toList();
  }

  /** What it did of one kind for such a payment, in minor units. */
  public static long total(String operation, String merchantReference) {
    return ledger(merchantReference).stream()
        .filter(row -> row.get("operation").asString().equals(operation))
        .mapToLong(row -> row.get("amount").asLong())
        .sum();
  }

  /** Scripts a fault for one payment, once. */
  public static void fault(String operation, String merchantReference, String fault) {
    fault(operation, merchantReference, fault, null);
  }

  /** Scripts a fault for one attempt, so many times. */
  public static void strike(String operation, String reference, String fault, int times) {
    script(
        """
        {"operation":"%s","match":{"reference":"%s"},"fault":"%s","times":%d}\
        """
            .formatted(operation, reference, fault, times));
  }

  /** Scripts a fault for every charge at the account that opens with that key. */
  public static void strikeAccount(String key, String fault) {
    script(
        """
        {"operation":"charge","match":{"account_key":"%s"},"fault":"%s","times":1000}\
        """
            .formatted(key, fault));
  }

  /** Scripts an answer that takes that long, once. */
  public static void slow(String operation, String merchantReference, Duration delay) {
    fault(operation, merchantReference, "slow", delay);
  }

  /** Scripts a fault that takes that long, or as long as it usually does, once. */
  public static void fault(
      String operation, String merchantReference, String fault, @Nullable Duration delay) {
    script(
        """
        {"operation":"%s","match":{"merchant_reference":"%s"},"fault":"%s","times":1%s}\
        """
            .formatted(
                operation,
                merchantReference,
                fault,
                delay == null ? "" : ",\"delay\":\"" + delay + "\""));
  }

  private static void script(String fault) {
    var reply = HTTP.post("/faults", fault, Map.of());
    if (reply.status() != 201) {
      throw new IllegalStateException(reply.toString());
    }
  }

  /** Points a context's sandbox at it. */
  static final class Initializer
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
      TestPropertyValues.of("acquit.processing.sandbox.base-url=" + address()).applyTo(context);
    }
  }
}
