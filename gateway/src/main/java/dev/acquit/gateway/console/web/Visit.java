package dev.acquit.gateway.console.web;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.console.view.Taste;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * Who looks at a page.
 *
 * @param csrf what their forms have to hold
 * @param session its token; null before they have signed in
 * @param caller as the services know them; null before they have signed in
 */
record Visit(Taste taste, String csrf, @Nullable String session, @Nullable Caller caller) {

  /** Where it waits for the handlers. */
  static final String ATTRIBUTE = Visit.class.getName();

  static Visit of(ServerRequest request) {
    return (Visit) request.attribute(ATTRIBUTE).orElseThrow();
  }

  /** Of a page that only somebody sees who has signed in. */
  String token() {
    if (session == null) {
      throw new IllegalStateException("Nobody has signed in");
    }
    return session;
  }

  @Override
  public String toString() {
    return "Visit[" + taste + "]";
  }
}
