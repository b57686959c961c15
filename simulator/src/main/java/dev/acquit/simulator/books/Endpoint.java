package dev.acquit.simulator.books;

import java.net.URI;

/** Where an account's events go, and the secret that signs them. */
public record Endpoint(String id, String account, URI url, String secret) {

  @Override
  public String toString() {
    return "Endpoint[" + id + ", " + url + "]";
  }
}
