package dev.acquit.vault.openbao;

import io.netty.handler.codec.http.HttpMethod;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One call of the API. Prints nothing of itself.
 *
 * @param path below {@code /v1/}
 * @param wrapFor how long the answer is kept for whoever brings the token that stands for it
 */
record Request(
    HttpMethod method, String path, @Nullable ObjectNode body, @Nullable Duration wrapFor) {

  static Request get(String path) {
    return new Request(HttpMethod.GET, path, null, null);
  }

  static Request post(String path, @Nullable ObjectNode body) {
    return new Request(HttpMethod.POST, path, body, null);
  }

  static Request delete(String path) {
    return new Request(HttpMethod.DELETE, path, null, null);
  }

  Request wrappedFor(Duration time) {
    return new Request(method, path, body, time);
  }

  @Override
  public String toString() {
    return "Request[" + method + "]";
  }
}
