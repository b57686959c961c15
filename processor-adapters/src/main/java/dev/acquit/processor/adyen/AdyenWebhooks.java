package dev.acquit.processor.adyen;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.acquit.processor.Account;
import dev.acquit.processor.Notice;
import dev.acquit.processor.Notice.Genuine;
import dev.acquit.processor.Notice.Raw;
import dev.acquit.processor.Notice.Refused;
import dev.acquit.processor.adyen.AdyenFacts.Item;
import dev.acquit.processor.http.Hmac;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads standard webhooks. Each item carries a signature over eight of its values; the rest of it
 * is vouched for by the endpoint's user and password alone.
 */
final class AdyenWebhooks {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String ACCEPTED = "[accepted]";
  private static final String UNREADABLE = "unreadable";
  private static final String BASIC = "basic ";

  private final List<byte[]> keys;
  private final byte @Nullable [] login;
  private final AdyenFacts facts;

  private AdyenWebhooks(List<byte[]> keys, byte @Nullable [] login, AdyenFacts facts) {
    this.keys = keys;
    this.login = login;
    this.facts = facts;
  }

  /**
   * With the account's keys, any of which counts.
   *
   * @throws IllegalArgumentException if a key is not hexadecimal, or a user has no password
   */
  static AdyenWebhooks of(Account account, AdyenFacts facts) {
    var keys = new ArrayList<byte[]>();
    for (var key : account.secrets(AdyenSettings.HMAC_KEY)) {
      keys.add(decoded(account, key));
    }
    return new AdyenWebhooks(List.copyOf(keys), login(account), facts);
  }

  private static byte[] decoded(Account account, String key) {
    try {
      return HexFormat.of().parseHex(key);
    } catch (IllegalArgumentException _) { // its message repeats the key
      throw account.senseless(AdyenSettings.HMAC_KEY);
    }
  }

  private static byte @Nullable [] login(Account account) {
    var user = account.credentials().getOrDefault(AdyenSettings.WEBHOOK_USER, "");
    var password = account.credentials().getOrDefault(AdyenSettings.WEBHOOK_PASSWORD, "");
    account.require(
        user.isBlank() == password.isBlank(),
        user.isBlank() ? AdyenSettings.WEBHOOK_USER : AdyenSettings.WEBHOOK_PASSWORD);
    return user.isBlank() ? null : bytes(user + ":" + password);
  }

  Notice read(Raw webhook) {
    if (keys.isEmpty()) {
      return new Refused("no_hmac_key");
    }
    return isLoggedIn(webhook) ? parsed(webhook) : new Refused("bad_login");
  }

  private boolean isLoggedIn(Raw webhook) {
    if (login == null) {
      return true;
    }
    var header = webhook.header(HttpHeaders.AUTHORIZATION).orElse("");
    if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      return false;
    }
    try {
      var given = Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
      return MessageDigest.isEqual(login, given);
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }

  private Notice parsed(Raw webhook) {
    try {
      var envelope = JSON.readValue(webhook.body(), Envelope.class);
      var items = envelope == null ? List.<Item>of() : envelope.items();
      return items.isEmpty() ? new Refused(UNREADABLE) : judged(items, webhook);
    } catch (JacksonException unreadable) {
      return new Refused(UNREADABLE);
    }
  }

  /** All of it is believed, or nothing. */
  private Notice judged(List<Item> items, Raw webhook) {
    for (var item : items) {
      var distrust = distrust(item);
      if (distrust != null) {
        return new Refused(distrust);
      }
    }
    var told =
        items.stream().flatMap(item -> facts.of(item, webhook.receivedAt()).stream()).toList();
    var id = items.stream().map(Item::id).collect(Collectors.joining(","));
    return new Genuine(id, told, ACCEPTED);
  }

  /** Why an item is not to be believed, in a word; null where it is. */
  private @Nullable String distrust(Item item) {
    var values = item.signed();
    if (item.eventCode() == null || item.pspReference() == null) {
      return UNREADABLE;
    }
    if (values.stream().anyMatch(value -> value.contains(":") || value.contains("\\"))) {
      return "ambiguous"; // the same signature would fit other values
    }
    var given = signature(item);
    return given != null && isSigned(bytes(String.join(":", values)), given)
        ? null
        : "bad_signature";
  }

  private static byte @Nullable [] signature(Item item) {
    var given = AdyenCodes.text(item.additionalData(), "hmacSignature");
    try {
      return given == null ? null : Base64.getDecoder().decode(given);
    } catch (IllegalArgumentException notBase64) {
      return null;
    }
  }

  private boolean isSigned(byte[] signed, byte[] given) {
    return keys.stream().anyMatch(key -> Hmac.matches(Hmac.sign(key, signed), List.of(given)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** What holds the items. */
  private record Envelope(@Nullable List<@Nullable Wrapper> notificationItems) {

    /** Empty where one of them is missing. */
    List<Item> items() {
      var items = new ArrayList<Item>();
      for (var wrapper : notificationItems == null ? List.<Wrapper>of() : notificationItems) {
        if (wrapper == null || wrapper.item() == null) {
          return List.of();
        }
        items.add(wrapper.item());
      }
      return items;
    }
  }

  /** What holds one. */
  private record Wrapper(@JsonProperty("NotificationRequestItem") @Nullable Item item) {}
}
