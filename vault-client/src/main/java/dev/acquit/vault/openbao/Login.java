package dev.acquit.vault.openbao;

import dev.acquit.vault.openbao.OpenBaoSettings.Login.AppRole;
import dev.acquit.vault.openbao.OpenBaoSettings.Login.Token;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Gets tokens, and more time for them, within half of a call's limit: the call comes after it. A
 * token's time is counted from when it was asked for.
 */
final class Login {

  private final VaultHttp http;
  private final OpenBaoSettings.Login by;
  private final Duration limit;
  private final Clock clock;

  Login(VaultHttp http, OpenBaoSettings settings, Clock clock) {
    this.http = http;
    this.by = settings.login();
    this.limit = settings.timeLimit().dividedBy(2);
    this.clock = clock;
  }

  Mono<Lease> logIn() {
    return Mono.defer(() -> {
      var asked = clock.instant();
      return switch (by) {
        case Token(var token) -> known(token, asked);
        case AppRole role -> granted(role, asked);
      };
    });
  }

  /** The same token with new time. */
  Mono<Lease> renew(Lease lease) {
    return Mono.defer(() -> {
      var asked = clock.instant();
      var request = Request.post("auth/token/renew-self", Documents.empty());
      return send(request, lease.token())
          .map(answer -> lease(answer.granted().path("auth"), asked, answer));
    });
  }

  /** A token that somebody else made tells itself how long it has. */
  private Mono<Lease> known(String token, Instant asked) {
    return send(Request.get("auth/token/lookup-self"), token)
        .map(answer -> known(token, asked, answer));
  }

  private static Lease known(String token, Instant asked, Answer answer) {
    var data = answer.granted().path("data");
    if (!data.path("ttl").isIntegralNumber()) {
      throw answer.unexpected();
    }
    return Lease.of(
        token, data.path("renewable").asBoolean(false), asked, data.path("ttl").asLong());
  }

  private Mono<Lease> granted(AppRole role, Instant asked) {
    var credentials =
        Documents.empty().put("role_id", role.roleId()).put("secret_id", role.secretId());
    return send(Request.post("auth/" + role.mount() + "/login", credentials), null)
        .map(answer -> lease(answer.granted().path("auth"), asked, answer));
  }

  private static Lease lease(JsonNode auth, Instant asked, Answer answer) {
    var token = auth.path("client_token").asString("");
    if (token.isEmpty() || !auth.path("lease_duration").isIntegralNumber()) {
      throw answer.unexpected();
    }
    return Lease.of(
        token,
        auth.path("renewable").asBoolean(false),
        asked,
        auth.path("lease_duration").asLong());
  }

  private Mono<Answer> send(Request request, @Nullable String token) {
    return http.send(request, token).timeout(limit).onErrorMap(VaultHttp::closed);
  }
}
