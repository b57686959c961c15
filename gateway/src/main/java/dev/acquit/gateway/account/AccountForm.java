package dev.acquit.gateway.account;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.account.Accounts.Stored;
import dev.acquit.gateway.http.Fields;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account as it is asked for; null is what was not named. It keeps the fields that it was read
 * from, so that a check that knows processors adds what it finds to what the reading found.
 */
public record AccountForm(
    Fields fields,
    @Nullable String processor,
    @Nullable String name,
    @Nullable String baseUrl,
    @Nullable Map<String, String> credentials,
    @Nullable Map<String, String> settings,
    @Nullable Map<String, String> deadlines,
    @Nullable Resilience resilience,
    @Nullable Boolean enabled) {

  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_URL = 500;
  private static final int MOST = 30;
  private static final int LONGEST_KEY = 40;
  private static final int LONGEST_VALUE = 500;
  private static final URI NOWHERE = URI.create("");

  /** The body of a new account. */
  public static AccountForm ofNew(Fields fields) {
    var processor = fields.text("processor", LONGEST_KEY);
    var name = fields.optionalText("name", LONGEST_NAME);
    var url = fields.optionalText("base_url", LONGEST_URL);
    var settings = texts(fields, "settings");
    return rest(fields, processor, name == null ? processor : name, url, settings);
  }

  /**
   * The body of a change. Where the account is and what it is set to stay: what it was asked to do
   * is looked up there.
   */
  public static AccountForm ofChange(Fields fields) {
    return rest(fields, null, fields.optionalText("name", LONGEST_NAME), null, null);
  }

  private static AccountForm rest(
      Fields fields,
      @Nullable String processor,
      @Nullable String name,
      @Nullable String url,
      @Nullable Map<String, String> settings) {
    return new AccountForm(
        fields,
        processor,
        name,
        url,
        texts(fields, "credentials"),
        settings,
        texts(fields, "deadlines"),
        fields.optionalObject("resilience").map(Resilience::read).orElse(null),
        fields.has("enabled") ? fields.flag("enabled", true) : null);
  }

  private static @Nullable Map<String, String> texts(Fields fields, String name) {
    return fields.has(name) ? fields.texts(name, MOST, LONGEST_KEY, LONGEST_VALUE) : null;
  }

  Stored create(Caller caller, UUID id, Instant now) {
    return new Stored(
        caller.organization(),
        id,
        caller.live(),
        Objects.requireNonNullElse(processor, ""),
        Objects.requireNonNullElse(name, ""),
        uri(NOWHERE),
        Objects.requireNonNullElse(credentials, Map.of()),
        Objects.requireNonNullElse(settings, Map.of()),
        Objects.requireNonNullElse(deadlines, Map.of()),
        Objects.requireNonNullElse(resilience, Resilience.USUAL),
        enabled == null || enabled,
        now,
        now);
  }

  Stored change(Stored read, Instant now) {
    return new Stored(
        read.organization(),
        read.id(),
        read.live(),
        read.processor(),
        name == null ? read.name() : name,
        read.baseUrl(),
        credentials == null ? read.credentials() : credentials,
        read.settings(),
        deadlines == null ? read.deadlines() : deadlines,
        resilience == null ? read.resilience() : resilience,
        enabled == null ? read.enabled() : enabled,
        read.createdAt(),
        now);
  }

  private URI uri(URI otherwise) {
    try {
      return baseUrl == null ? otherwise : URI.create(baseUrl);
    } catch (IllegalArgumentException unreadable) {
      fields.reject("base_url", "invalid_format", "An https URL");
      return otherwise;
    }
  }
}
