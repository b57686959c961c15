package dev.acquit.gateway.webhook.web;

import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.webhook.Endpoint;
import dev.acquit.gateway.webhook.Events.Told;
import dev.acquit.gateway.webhook.Rendering;
import org.springframework.stereotype.Component;

@Component
class JsonRenderings implements Rendering {

  @Override
  public byte[] of(Endpoint endpoint) {
    return Json.bytes(EndpointJson.of(endpoint));
  }

  @Override
  public byte[] of(Told event) {
    return Json.bytes(EventJson.of(event));
  }
}
