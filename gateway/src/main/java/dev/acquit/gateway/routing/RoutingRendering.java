package dev.acquit.gateway.routing;

/** Port: how rules look in the API. */
public interface RoutingRendering {

  byte[] of(Routing routing);
}
