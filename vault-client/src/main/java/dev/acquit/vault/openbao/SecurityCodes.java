package dev.acquit.vault.openbao;

import dev.acquit.vault.SecurityCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Security codes in the vault's response wrapping: a token that opens one code, once, for 15
 * minutes. The vault's own clock ends it, and the vault decides who of two was first.
 */
final class SecurityCodes {

  private static final Duration KEPT = Duration.ofMinutes(15);
  private static final String GONE = "wrapping token is not valid or does not exist";
  private static final Request UNWRAP = Request.post("sys/wrapping/unwrap", null);

  private final Client client;

  SecurityCodes(Client client) {
    this.client = client;
  }

  /** Keeps it; the token that opens it. */
  Mono<String> wrap(SecurityCode code) {
    return Mono.defer(() -> client.send(wrapping(code))).map(SecurityCodes::token);
  }

  private static Request wrapping(SecurityCode code) {
    return Request.post("sys/wrapping/wrap", Documents.empty().put("code", code.digits()))
        .wrappedFor(KEPT);
  }

  private static String token(Answer answer) {
    var info = answer.granted().path("wrap_info");
    var token = info.path("token").asString("");
    var seconds = info.path("ttl").asLong(0);
    if (token.isEmpty() || seconds <= 0 || seconds > KEPT.toSeconds()) {
      throw answer.unexpected();
    }
    return token;
  }

  /** The code, which is gone thereafter; empty if it was gone before. */
  Mono<SecurityCode> take(String token) {
    return client.sendWith(token, UNWRAP).mapNotNull(SecurityCodes::code);
  }

  private static @Nullable SecurityCode code(Answer answer) {
    if (isGone(answer)) {
      return null;
    }
    var digits = answer.granted().at("/data/code").asString("");
    if (digits.isEmpty()) {
      throw answer.unexpected();
    }
    return new SecurityCode(digits);
  }

  private static boolean isGone(Answer answer) {
    return answer.refusesWith(400) && answer.tells(GONE);
  }
}
