package dev.acquit.gateway.webhook;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.event.EventTypes;
import dev.acquit.gateway.http.Fields;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.webhook.Endpoint.Reason;
import dev.acquit.gateway.webhook.Endpoint.Status;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An endpoint as it is asked for; null is what was not named. */
public record EndpointForm(
    @Nullable URI url,
    @Nullable String description,
    @Nullable List<String> events,
    @Nullable Boolean enabled) {

  private static final int LONGEST_URL = 2048;
  private static final int LONGEST_DESCRIPTION = 500;
  private static final int MOST_EVENTS = 50;

  /** What a change may set the status to. */
  private enum Wanted {
    ENABLED,
    DISABLED
  }

  /** The body of a new endpoint: {@code url} and {@code events} have to be there. */
  static EndpointForm ofNew(Fields fields, Transport transport) {
    var url = url(fields, fields.text("url", LONGEST_URL), transport);
    var description = fields.optionalText("description", LONGEST_DESCRIPTION);
    if (!fields.has("events")) {
      fields.reject("events", "required", "Required");
    }
    var form = new EndpointForm(url, description, events(fields), null);
    fields.verify();
    return form;
  }

  /** The body of a change. */
  static EndpointForm ofChange(Fields fields, Transport transport) {
    var text = fields.optionalText("url", LONGEST_URL);
    var form =
        new EndpointForm(
            text == null ? null : url(fields, text, transport),
            fields.optionalText("description", LONGEST_DESCRIPTION),
            events(fields),
            fields.has("status")
                ? fields.choice("status", Wanted.class, Wanted.ENABLED) == Wanted.ENABLED
                : null);
    fields.verify();
    return form;
  }

  private static @Nullable URI url(Fields fields, String text, Transport transport) {
    if (text.isEmpty()) {
      return null; // told already
    }
    var url = parsed(text);
    if (url == null) {
      fields.reject("url", "invalid_format", "An https URL with a host, without user or fragment");
    } else if (!transport.allows(url)) {
      fields.reject("url", "url_not_allowed", "This gateway does not connect to there");
    }
    return url;
  }

  private static @Nullable URI parsed(String text) {
    try {
      var url = new URI(text);
      var web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
      var plain = url.getRawUserInfo() == null && url.getRawFragment() == null;
      return web && plain && url.getHost() != null && isPort(url.getPort()) ? url : null;
    } catch (URISyntaxException unreadable) {
      return null;
    }
  }

  /** -1 is the scheme's own. */
  private static boolean isPort(int port) {
    return port == -1 || (port > 0 && port <= 0xFFFF);
  }

  private static @Nullable List<String> events(Fields fields) {
    if (!fields.has("events")) {
      return null;
    }
    var named = fields.list("events");
    if (named.isEmpty()) {
      fields.reject("events", "required", "At least one");
    }
    if (named.size() > MOST_EVENTS) {
      fields.reject("events", "too_many", "At most " + MOST_EVENTS + " entries");
    }
    for (int at = 0; at < named.size(); at++) {
      if (!EventTypes.isFilter(named.get(at))) {
        fields.reject("events", "" + at, "invalid_choice", "*, a family.*, or an event's type");
      }
    }
    return named.stream().distinct().toList();
  }

  Endpoint create(Caller caller, Instant now) {
    return new Endpoint(
        caller.organization(),
        Ids.next(),
        caller.live(),
        url == null ? URI.create("") : url,
        description,
        events == null ? List.of() : events,
        Status.ENABLED,
        null,
        1,
        1,
        null,
        null,
        0,
        now,
        now);
  }

  Endpoint change(Endpoint read, Instant now) {
    var reason = read.disabledReason();
    return read.with(
        url == null ? read.url() : url,
        description == null ? read.description() : description,
        events == null ? read.events() : events,
        enabled == null ? reason : enabled ? null : reason == null ? Reason.REQUESTED : reason,
        now);
  }
}
