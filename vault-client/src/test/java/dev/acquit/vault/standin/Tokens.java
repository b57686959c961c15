package dev.acquit.vault.standin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tokens of the gateway: by AppRole, or made beforehand. Each has a time and a longest time. */
final class Tokens {

  private final Clock clock;
  private final Map<String, Token> tokens = new ConcurrentHashMap<>();
  private final AtomicInteger logins = new AtomicInteger();
  private volatile Duration time = Duration.ofMinutes(20);
  private volatile Duration longest = Duration.ofHours(4);

  Tokens(Clock clock) {
    this.clock = clock;
  }

  void last(Duration time, Duration longest) {
    this.time = time;
    this.longest = longest;
  }

  int logins() {
    return logins.get();
  }

  void revokeAll() {
    tokens.clear();
  }

  String make() {
    var token = "hvs." + UUID.randomUUID();
    var now = clock.instant();
    tokens.put(token, new Token(now.plus(time), now.plus(longest)));
    return token;
  }

  boolean isValid(@Nullable String token) {
    var known = token == null ? null : tokens.get(token);
    return known != null && clock.instant().isBefore(known.ends);
  }

  Reply logIn(JsonNode body) {
    logins.incrementAndGet();
    if (!StandIn.ROLE_ID.equals(body.path("role_id").asString(""))
        || !StandIn.SECRET_ID.equals(body.path("secret_id").asString(""))) {
      return Reply.errors(400, "invalid role or secret ID");
    }
    return auth(make());
  }

  Reply renew(String token) {
    tokens.computeIfPresent(token, (_, known) -> known.until(clock.instant().plus(time)));
    return auth(token);
  }

  Reply lookUp(String token) {
    var data = Reply.JSON.createObjectNode();
    data.put("id", token).put("renewable", true).put("ttl", seconds(token));
    return Reply.data(data);
  }

  private Reply auth(String token) {
    ObjectNode envelope = Reply.envelope();
    envelope
        .putObject("auth")
        .put("client_token", token)
        .put("renewable", true)
        .put("lease_duration", seconds(token))
        .putArray("token_policies")
        .add("acquit");
    return Reply.of(envelope);
  }

  private long seconds(String token) {
    var left = Duration.between(clock.instant(), Objects.requireNonNull(tokens.get(token)).ends);
    return left.plusMillis(999).toSeconds();
  }

  private record Token(Instant ends, Instant last) {

    Token until(Instant until) {
      return new Token(until.isAfter(last) ? last : until, last);
    }
  }
}
