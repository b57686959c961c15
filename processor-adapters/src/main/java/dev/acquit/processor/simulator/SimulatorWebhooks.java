package dev.acquit.processor.simulator;

import dev.acquit.processor.Notice;
import dev.acquit.processor.Notice.Genuine;
import dev.acquit.processor.Notice.Raw;
import dev.acquit.processor.Notice.Refused;
import dev.acquit.processor.http.TimedSignature;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads events: first the signature over the raw body, then the facts in it. */
final class SimulatorWebhooks {

  private static final String SIGNATURE = "acquit-simulator-signature";
  private static final JsonMapper JSON = JsonMapper.shared();

  private final List<String> secrets;
  private final SimulatorFacts facts;

  SimulatorWebhooks(List<String> secrets, Codes codes) {
    this.secrets = secrets;
    this.facts = new SimulatorFacts(JSON, codes);
  }

  Notice read(Raw webhook) {
    if (secrets.isEmpty()) {
      return new Refused("no_webhook_secret");
    }
    var distrust = TimedSignature.distrust(webhook, SIGNATURE, secrets);
    return distrust == null ? parsed(webhook.body()) : new Refused(distrust);
  }

  private Notice parsed(byte[] body) {
    try {
      var event = JSON.readValue(body, Event.class);
      return event == null || event.id() == null || event.type() == null || event.created() == null
          ? new Refused("unreadable")
          : new Genuine(event.id(), facts.of(event.type(), event.created(), event.data()));
    } catch (JacksonException unreadable) {
      return new Refused("unreadable");
    }
  }

  /** An event as it comes. */
  private record Event(
      @Nullable String id,
      @Nullable String type,
      @Nullable Instant created,
      @Nullable JsonNode data) {}
}
