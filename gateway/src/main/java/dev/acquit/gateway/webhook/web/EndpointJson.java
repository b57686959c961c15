package dev.acquit.gateway.webhook.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.webhook.Endpoint;
import dev.acquit.gateway.webhook.EndpointService.Shown;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A webhook endpoint as the API shows it.
 *
 * @param secret left out but where it was just made
 */
record EndpointJson(
    String id,
    boolean live,
    String url,
    @Nullable String description,
    List<String> events,
    String status,
    @Nullable String disabledReason,
    @Nullable Instant previousSecretUntil,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret,
    Instant createdAt,
    Instant updatedAt) {

  static EndpointJson of(Shown shown) {
    return of(shown.endpoint(), shown.secret());
  }

  static EndpointJson of(Endpoint endpoint) {
    return of(endpoint, null);
  }

  private static EndpointJson of(Endpoint endpoint, @Nullable String secret) {
    var reason = endpoint.disabledReason();
    return new EndpointJson(
        IdKind.WEBHOOK_ENDPOINT.format(endpoint.id()),
        endpoint.live(),
        endpoint.url().toString(),
        endpoint.description(),
        endpoint.events(),
        Names.of(endpoint.status()),
        reason == null ? null : Names.of(reason),
        endpoint.previousUntil(),
        secret,
        endpoint.createdAt(),
        endpoint.updatedAt());
  }

  @Override
  public String toString() {
    return "EndpointJson[" + id + "]";
  }
}
