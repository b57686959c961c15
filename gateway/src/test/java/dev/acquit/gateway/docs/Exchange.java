package dev.acquit.gateway.docs;

import java.net.URI;
import java.net.http.HttpHeaders;

/**
 * A request, and what the gateway answered.
 *
 * @param sent the request's body; empty if it has none
 * @param body the answer's
 */
public record Exchange(
    String method, URI target, String sent, int status, HttpHeaders headers, String body) {

  String path() {
    return target.getRawPath();
  }

  /** The answer's media type, without parameters; empty if it names none. */
  String mediaType() {
    return headers.firstValue("Content-Type").orElse("").replaceFirst(";.*", "").strip();
  }

  boolean isProblem() {
    return mediaType().equals("application/problem+json");
  }

  @Override
  public String toString() {
    return "%s %s -> %d %s".formatted(method, target, status, body);
  }
}
