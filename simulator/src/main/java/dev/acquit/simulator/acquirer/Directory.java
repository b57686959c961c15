package dev.acquit.simulator.acquirer;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What accounts left with us: saved cards, and endpoints for their events. */
final class Directory {

  private final Map<String, SavedCard> cards = new HashMap<>();
  private final Map<String, List<Endpoint>> endpoints = new HashMap<>();

  void add(SavedCard card) {
    cards.put(card.token(), card);
  }

  void add(Endpoint endpoint) {
    endpoints.merge(
        endpoint.account(),
        List.of(endpoint),
        (before, added) -> Stream.concat(before.stream(), added.stream()).toList());
  }

  /** The card behind a token, unless it is another account's. */
  @Nullable SavedCard card(String account, String token) {
    var card = cards.get(token);
    return card != null && card.account().equals(account) ? card : null;
  }

  List<Endpoint> endpoints(String account) {
    return endpoints.getOrDefault(account, List.of());
  }

  @Nullable Endpoint endpoint(String account, URI url) {
    return endpoints(account).stream()
        .filter(endpoint -> endpoint.url().equals(url))
        .findFirst()
        .orElse(null);
  }
}
