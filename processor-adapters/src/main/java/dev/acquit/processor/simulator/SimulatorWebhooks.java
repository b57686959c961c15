package dev.acquit.processor.simulator;

import dev.acquit.processor.Decline;
import dev.acquit.processor.Notice;
import dev.acquit.processor.Notice.About;
import dev.acquit.processor.Notice.Fact;
import dev.acquit.processor.Notice.Genuine;
import dev.acquit.processor.Notice.Raw;
import dev.acquit.processor.Notice.Refused;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads events: first the signature over the raw body, then the fact in it. */
final class SimulatorWebhooks {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final @Nullable String secret;
  private final Decline.Table declines;

  SimulatorWebhooks(@Nullable String secret, Decline.Table declines) {
    this.secret = secret;
    this.declines = declines;
  }

  Notice read(Raw webhook) {
    if (secret == null || secret.isBlank()) {
      return new Refused("no_webhook_secret");
    }
    var distrust = WebhookSignature.distrust(webhook, secret);
    return distrust == null ? parsed(webhook.body()) : new Refused(distrust);
  }

  private Notice parsed(byte[] body) {
    try {
      var event = JSON.readValue(body, Event.class);
      return event == null || event.id() == null || event.type() == null || event.created() == null
          ? new Refused("unreadable")
          : new Genuine(event.id(), facts(event.type(), event.created(), event.data()));
    } catch (JacksonException unreadable) {
      return new Refused("unreadable");
    }
  }

  private List<Fact> facts(String type, Instant at, @Nullable OperationAnswer data) {
    if (data == null || data.id() == null || data.reference() == null) {
      return List.of();
    }
    var about = new About(data.reference(), data.id(), data.charge());
    return switch (type) {
      case "charge.settled" -> List.of(new Fact.Settled(about, at));
      case "charge.succeeded",
          "charge.authorized",
          "charge.captured",
          "charge.voided",
          "charge.failed",
          "refund.succeeded" ->
          answered(about, at, data);
      default -> List.of();
    };
  }

  private List<Fact> answered(About about, Instant at, OperationAnswer data) {
    var operation = operationOf(data.operation());
    var outcome = data.outcomeOf(data.reference() == null ? "" : data.reference(), declines);
    return operation == null || outcome instanceof Outcome.Unknown
        ? List.of()
        : List.of(new Fact.Answered(about, operation, outcome, at));
  }

  private static @Nullable Operation operationOf(@Nullable String name) {
    return Arrays.stream(Operation.values())
        .filter(operation -> operation.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElse(null);
  }

  /** An event as it comes. */
  private record Event(
      @Nullable String id,
      @Nullable String type,
      @Nullable Instant created,
      @Nullable OperationAnswer data) {}
}
