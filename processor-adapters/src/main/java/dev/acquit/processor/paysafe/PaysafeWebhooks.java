package dev.acquit.processor.paysafe;

import dev.acquit.processor.Account;
import dev.acquit.processor.Notice;
import dev.acquit.processor.Notice.Genuine;
import dev.acquit.processor.Notice.Raw;
import dev.acquit.processor.Notice.Refused;
import dev.acquit.processor.http.Hmac;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads webhooks. The header {@code Signature} is HMAC-SHA256 of the raw body in base64, under the
 * key as the portal shows it. No time is signed, so that an old event cannot be told.
 */
final class PaysafeWebhooks {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String HEADER = "signature";

  private final List<byte[]> keys;
  private final PaysafeFacts facts;

  private PaysafeWebhooks(List<byte[]> keys, PaysafeFacts facts) {
    this.keys = keys;
    this.facts = facts;
  }

  /** With the account's keys, any of which counts. */
  static PaysafeWebhooks of(Account account, PaysafeFacts facts) {
    var keys =
        account.secrets(PaysafeSettings.WEBHOOK_KEY).stream()
            .map(key -> key.getBytes(StandardCharsets.UTF_8))
            .toList();
    return new PaysafeWebhooks(keys, facts);
  }

  Notice read(Raw webhook) {
    if (keys.isEmpty()) {
      return new Refused("no_webhook_key");
    }
    var header = webhook.header(HEADER).map(String::strip).orElse("");
    if (header.isEmpty()) {
      return new Refused("no_signature");
    }
    return isSigned(webhook, header) ? parsed(webhook) : new Refused("bad_signature");
  }

  private boolean isSigned(Raw webhook, String header) {
    try {
      var given = List.of(Base64.getDecoder().decode(header));
      return keys.stream().anyMatch(key -> Hmac.matches(Hmac.sign(key, webhook.body()), given));
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }

  private Notice parsed(Raw webhook) {
    try {
      var root = JSON.readTree(webhook.body());
      var event = root == null ? null : Event.of(root, webhook.receivedAt());
      return event == null
          ? new Refused("unreadable")
          : new Genuine(event.eventId(), facts.of(event));
    } catch (JacksonException unreadable) {
      return new Refused("unreadable");
    }
  }

  /**
   * A webhook's envelope, of which there are three.
   *
   * @param eventId made of what a repeat has too; the number of the attempt is no part of it
   */
  record Event(String eventId, String name, JsonNode payload, Instant at) {

    /** Null where it has no name or no payload. */
    static @Nullable Event of(JsonNode root, Instant receivedAt) {
      var nested = root.get("variables");
      var payload = first(root, nested, "payload");
      var name = named(root, nested);
      if (payload == null || !payload.isObject() || name == null) {
        return null;
      }
      var id = PaysafeCodes.text(payload, "id");
      var time = time(root, nested, payload);
      var eventId =
          digest(
              name,
              String.valueOf(id == null ? PaysafeCodes.text(root, "resourceId") : id),
              String.valueOf(PaysafeCodes.text(payload, "status")),
              String.valueOf(time));
      var at = instant(time);
      return new Event(eventId, name, payload, at == null ? receivedAt : at);
    }

    private static @Nullable JsonNode first(
        JsonNode root, @Nullable JsonNode nested, String field) {
      var outside = root.get(field);
      return outside == null && nested != null ? nested.get(field) : outside;
    }

    private static @Nullable String named(JsonNode root, @Nullable JsonNode nested) {
      return Stream.of("eventName", "eventType")
          .flatMap(field ->
              Stream.of(root, nested == null ? root : nested)
                  .map(node -> PaysafeCodes.text(node, field)))
          .flatMap(Stream::ofNullable)
          .findFirst()
          .orElse(null);
    }

    private static @Nullable String time(
        JsonNode root, @Nullable JsonNode nested, JsonNode payload) {
      var status = PaysafeCodes.text(payload, "statusTime");
      var made = status == null ? PaysafeCodes.text(payload, "txnTime") : status;
      if (made != null) {
        return made;
      }
      var sent = PaysafeCodes.text(root, "eventDate");
      return sent == null ? PaysafeCodes.text(nested, "eventDate") : sent;
    }

    /** A date, or milliseconds. */
    private static @Nullable Instant instant(@Nullable String time) {
      try {
        return time == null
            ? null
            : time.matches("\\d{1,15}")
                ? Instant.ofEpochMilli(Long.parseLong(time))
                : OffsetDateTime.parse(time).toInstant();
      } catch (DateTimeException unreadable) {
        return null;
      }
    }

    private static String digest(String... parts) {
      try {
        var sha = MessageDigest.getInstance("SHA-256");
        var text = String.join("\n", parts).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(sha.digest(text));
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException(impossible);
      }
    }

    @Nullable String text(String field) {
      return PaysafeCodes.text(payload, field);
    }

    @Nullable String under(String field, String inner) {
      return PaysafeCodes.text(payload.get(field), inner);
    }

    @Nullable Transaction transaction() {
      try {
        return JsonMapper.shared().treeToValue(payload, Transaction.class);
      } catch (JacksonException unreadable) {
        return null;
      }
    }

    @Override
    public String toString() {
      return "Event[" + name + "]";
    }
  }
}
