package dev.acquit.gateway.payment;

/** Port: how an item looks in the API. */
public interface ItemRendering {

  byte[] of(ActionItem item);
}
