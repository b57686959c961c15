package dev.acquit.processor.simulator;

import dev.acquit.processor.Amount;
import dev.acquit.processor.Notice;
import dev.acquit.processor.Notice.Fact;
import dev.acquit.processor.Notice.Genuine;
import dev.acquit.processor.Notice.Kind;
import dev.acquit.processor.Notice.Raw;
import dev.acquit.processor.Notice.Refused;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads events: first the signature over the raw body, then the fact in it. */
final class SimulatorWebhooks {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final @Nullable String secret;

  SimulatorWebhooks(@Nullable String secret) {
    this.secret = secret;
  }

  Notice read(Raw webhook) {
    if (secret == null || secret.isBlank()) {
      return new Refused("no_webhook_secret");
    }
    var distrust = WebhookSignature.distrust(webhook, secret);
    return distrust == null ? parsed(webhook.body()) : new Refused(distrust);
  }

  private static Notice parsed(byte[] body) {
    try {
      var event = JSON.readValue(body, Event.class);
      return event == null || event.id() == null || event.type() == null || event.created() == null
          ? new Refused("unreadable")
          : new Genuine(event.id(), facts(event.type(), event.created(), event.data()));
    } catch (JacksonException unreadable) {
      return new Refused("unreadable");
    }
  }

  private static List<Fact> facts(String type, Instant at, @Nullable OperationAnswer data) {
    var kind = kindOf(type);
    return kind == null || data == null ? List.of() : List.of(fact(kind, at, data));
  }

  private static @Nullable Kind kindOf(String type) {
    return switch (type) {
      case "charge.succeeded", "charge.authorized", "charge.captured", "charge.voided" ->
          Kind.APPROVED;
      case "charge.failed" -> Kind.DECLINED;
      case "charge.settled" -> Kind.SETTLED;
      case "refund.succeeded" -> Kind.REFUND_SUCCEEDED;
      default -> null;
    };
  }

  private static Fact fact(Kind kind, Instant at, OperationAnswer data) {
    var amount =
        data.amount() == null || data.currency() == null
            ? null
            : new Amount(data.amount(), data.currency());
    return new Fact(kind, data.reference(), data.id(), amount, data.declineCode(), at);
  }

  /** An event as it comes. */
  private record Event(
      @Nullable String id,
      @Nullable String type,
      @Nullable Instant created,
      @Nullable OperationAnswer data) {}
}
