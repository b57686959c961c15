package dev.acquit.gateway.routing.web;

import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.routing.Routing;
import dev.acquit.gateway.routing.RoutingRendering;
import org.springframework.stereotype.Component;

@Component
class JsonRoutingRendering implements RoutingRendering {

  @Override
  public byte[] of(Routing routing) {
    return Json.bytes(RoutingJson.of(routing));
  }
}
