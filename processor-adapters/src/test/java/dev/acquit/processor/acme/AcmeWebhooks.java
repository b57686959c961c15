package dev.acquit.processor.acme;

import dev.acquit.processor.Decline;
import dev.acquit.processor.Notice;
import dev.acquit.processor.Notice.Fact;
import dev.acquit.processor.Notice.Genuine;
import dev.acquit.processor.Notice.Raw;
import dev.acquit.processor.Notice.Refused;
import dev.acquit.processor.Operation;
import dev.acquit.processor.http.TimedSignature;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads events: first the signature over the raw body, then the fact in it. */
record AcmeWebhooks(List<String> secrets, Decline.Table declines) {

  private static final JsonMapper JSON = JsonMapper.shared();

  Notice read(Raw webhook) {
    var distrust = TimedSignature.distrust(webhook, "x-acme-signature", secrets);
    return distrust == null ? parsed(webhook.body()) : new Refused(distrust);
  }

  private Notice parsed(byte[] body) {
    try {
      var event = JSON.readValue(body, Event.class);
      return event == null || event.id() == null || event.type() == null || event.at() == null
          ? new Refused("unreadable")
          : new Genuine(event.id(), facts(event.type(), event.at(), event.operation()));
    } catch (JacksonException unreadable) {
      return new Refused("unreadable");
    }
  }

  /** None in an event of a type that nobody knows. */
  private List<Fact> facts(String type, Instant at, @Nullable AcmeAnswer operation) {
    if (operation == null || operation.id() == null) {
      return List.of();
    }
    var about = operation.about();
    return switch (type) {
      case "settled" -> List.of(new Fact.Settled(about, at));
      case "refund" ->
          List.of(new Fact.Answered(about, Operation.REFUND, operation.outcome(declines), at));
      default -> List.of();
    };
  }

  @Override
  public String toString() {
    return "AcmeWebhooks[****]";
  }

  /** An event as it comes. */
  private record Event(
      @Nullable String id,
      @Nullable String type,
      @Nullable Instant at,
      @Nullable AcmeAnswer operation) {}
}
