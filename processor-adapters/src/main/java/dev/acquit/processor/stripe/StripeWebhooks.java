package dev.acquit.processor.stripe;

import dev.acquit.processor.Notice;
import dev.acquit.processor.Notice.Fact;
import dev.acquit.processor.Notice.Genuine;
import dev.acquit.processor.Notice.Raw;
import dev.acquit.processor.Notice.Refused;
import dev.acquit.processor.http.TimedSignature;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads events: first the signature over the raw body, then the facts in it. An endpoint of a
 * platform hears of all its accounts, in test and live: only ours are facts.
 *
 * @param account the connected account that is acted for
 */
record StripeWebhooks(
    List<String> secrets, @Nullable String account, boolean live, StripeFacts facts) {

  private static final String SIGNATURE = "stripe-signature";

  Notice read(Raw webhook) {
    if (secrets.isEmpty()) {
      return new Refused("no_webhook_secret");
    }
    var distrust = TimedSignature.distrust(webhook, SIGNATURE, secrets);
    return distrust == null ? parsed(webhook) : new Refused(distrust);
  }

  private Notice parsed(Raw webhook) {
    try {
      var event = JsonMapper.shared().readValue(webhook.body(), Event.class);
      return event == null || event.id() == null || event.type() == null
          ? new Refused("unreadable")
          : new Genuine(event.id(), factsOf(event, event.type(), webhook.receivedAt()));
    } catch (JacksonException unreadable) {
      return new Refused("unreadable");
    }
  }

  private List<Fact> factsOf(Event event, String type, Instant receivedAt) {
    var data = event.data() == null ? null : event.data().object();
    if (data == null || !data.isObject() || !isOurs(event)) {
      return List.of();
    }
    var at = event.created() == null ? receivedAt : Instant.ofEpochSecond(event.created());
    return facts.of(type, data, at, event.key());
  }

  private boolean isOurs(Event event) {
    return (event.livemode() == null || event.livemode() == live)
        && (event.account() == null || event.account().equals(account));
  }

  @Override
  public String toString() {
    return "StripeWebhooks[****]";
  }

  /** An event as it comes. */
  private record Event(
      @Nullable String id,
      @Nullable String type,
      @Nullable Long created,
      @Nullable Boolean livemode,
      @Nullable String account,
      @Nullable Data data,
      @Nullable JsonNode request) {

    /** The idempotency key of the request that it comes from; null where there was none. */
    @Nullable String key() {
      return request != null && request.isObject() ? Request.of(request).idempotencyKey() : null;
    }

    @Override
    public String toString() {
      return "Event[" + id + "]";
    }
  }

  /** What it is about. */
  private record Data(@Nullable JsonNode object) {}

  /** What made it happen. */
  @JsonNaming(SnakeCaseStrategy.class)
  private record Request(@Nullable String idempotencyKey) {

    static Request of(JsonNode request) {
      return JsonMapper.shared().treeToValue(request, Request.class);
    }
  }
}
