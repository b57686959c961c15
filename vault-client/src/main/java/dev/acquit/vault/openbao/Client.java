package dev.acquit.vault.openbao;

import reactor.core.publisher.Mono;

/** Calls the API, as whoever the session says. */
final class Client {

  private final VaultHttp http;
  private final Session session;

  Client(VaultHttp http, Session session) {
    this.http = http;
    this.session = session;
  }

  /**
   * What came back. A token that is not taken may have been revoked: it is tried once more with
   * another, since whoever is refused has done nothing.
   */
  Mono<Answer> send(Request request) {
    return session.lease().flatMap(lease -> send(request, lease));
  }

  private Mono<Answer> send(Request request, Lease lease) {
    return http.send(request, lease.token())
        .flatMap(answer ->
            answer.refusesWith(403) && session.refuse(lease)
                ? session.lease().flatMap(next -> http.send(request, next.token()))
                : Mono.just(answer));
  }

  /** The same by a token that opens this one thing. Never tried again: it opens once. */
  Mono<Answer> sendWith(String token, Request request) {
    return http.send(request, token);
  }

  Mono<Long> renew() {
    return session.renew();
  }
}
