package dev.acquit.gateway.webhook;

/** Port: how things look in the API. */
public interface Rendering {

  /** An endpoint, without its secret. */
  byte[] of(Endpoint endpoint);

  /** An event, as it is sent to receivers: the same bytes each time. */
  byte[] of(Events.Told event);
}
