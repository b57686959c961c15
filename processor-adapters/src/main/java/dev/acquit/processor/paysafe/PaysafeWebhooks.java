package dev.acquit.processor.paysafe;

import dev.acquit.processor.Account;
import dev.acquit.processor.Notice;
import dev.acquit.processor.Notice.Genuine;
import dev.acquit.processor.Notice.Raw;
import dev.acquit.processor.Notice.Refused;
import dev.acquit.processor.http.Hmac;
import dev.acquit.processor.paysafe.PaysafeFacts.Event;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import tools.jackson.core.JacksonException;
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
}
