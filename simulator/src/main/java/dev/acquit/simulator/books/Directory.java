package dev.acquit.simulator.books;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What accounts left with us: saved methods of payment, and endpoints for their events. */
public final class Directory {

  private final Map<String, SavedMethod> methods = new HashMap<>();
  private final Map<String, List<Endpoint>> endpoints = new HashMap<>();

  void add(SavedMethod method) {
    methods.put(method.token(), method);
  }

  /** An endpoint of the same id takes the place of the one before. */
  void add(Endpoint endpoint) {
    var others = new ArrayList<>(endpoints(endpoint.account()));
    others.removeIf(other -> other.id().equals(endpoint.id()));
    others.add(endpoint);
    endpoints.put(endpoint.account(), List.copyOf(others));
  }

  /** What is behind a token, unless it is another account's. */
  public @Nullable SavedMethod method(String account, String token) {
    var method = methods.get(token);
    return method != null && method.account().equals(account) ? method : null;
  }

  public List<Endpoint> endpoints(String account) {
    return endpoints.getOrDefault(account, List.of());
  }

  public @Nullable Endpoint endpoint(String account, URI url) {
    return endpoints(account).stream()
        .filter(endpoint -> endpoint.url().equals(url))
        .findFirst()
        .orElse(null);
  }
}
