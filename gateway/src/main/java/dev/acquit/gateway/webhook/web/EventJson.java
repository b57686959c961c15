package dev.acquit.gateway.webhook.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.acquit.gateway.event.EventTypes;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.webhook.Events.Told;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * An event, in the API and on its way to receivers alike.
 *
 * @param data the resource, byte for byte as it was rendered then
 */
record EventJson(
    String id,
    String type,
    Instant timestamp,
    boolean live,
    long sequence,
    String resource,
    @JsonRawValue String data) {

  static EventJson of(Told event) {
    return new EventJson(
        IdKind.EVENT.format(event.id()),
        event.type(),
        event.at(),
        event.live(),
        event.sequence(),
        EventTypes.resource(event.type()).format(event.resource()),
        new String(event.data(), StandardCharsets.UTF_8));
  }
}
