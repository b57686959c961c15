package dev.acquit.gateway.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.acquit.gateway.journal.Act;
import dev.acquit.gateway.journal.Actor;
import dev.acquit.gateway.journal.Origin;
import dev.acquit.gateway.money.Base32;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Ids;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Makes, knows and ends API keys. A key is shown once, and kept as a keyed digest. */
@Service
public class ApiKeys {

  private static final int KEY_LENGTH = 40;
  private static final int HINT_LENGTH = 4;
  private static final int REMEMBERED_KEYS = 10_000;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Accesses accesses;
  private final KeyDigest digest;
  private final AccessSettings settings;
  private final Clock clock;
  private final Cache<String, Caller> callers;

  ApiKeys(Accesses accesses, KeyDigest digest, AccessSettings settings, Clock clock) {
    this.accesses = accesses;
    this.digest = digest;
    this.settings = settings;
    this.clock = clock;
    this.callers =
        Caffeine.newBuilder()
            .maximumSize(REMEMBERED_KEYS)
            .expireAfterWrite(settings.remembered())
            .build();
  }

  /** Who presents this key; empty if it is not one that works. */
  public Mono<Caller> authenticate(String presented) {
    var digested = digest.of(presented);
    var cached = callers.getIfPresent(text(digested));
    return cached != null ? Mono.just(cached) : look(digested);
  }

  /** Whether this is the operator's key. */
  public boolean isOperator(String presented) {
    var expected = settings.operatorKey();
    return expected != null
        && !expected.isBlank()
        && MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.UTF_8), presented.getBytes(StandardCharsets.UTF_8));
  }

  /** Makes a key. What opens it is in the result, and nowhere else ever again. */
  public Mono<Created> create(
      Actor actor,
      UUID organization,
      String name,
      boolean live,
      boolean publishable,
      Set<Permission> permissions) {
    var prefix = (live ? "aq_live_" : "aq_test_") + (publishable ? "pub_" : "");
    var secret = prefix + Base32.random(RANDOM, KEY_LENGTH);
    var granted = publishable ? Permission.PUBLISHABLE : permissions;
    return add(actor, organization, name, secret, live, publishable, granted);
  }

  /** Records a key that somebody else made up. */
  public Mono<Created> add(
      Actor actor,
      UUID organization,
      String name,
      String secret,
      boolean live,
      boolean publishable,
      Set<Permission> permissions) {
    var hint = secret.substring(secret.length() - HINT_LENGTH);
    var key =
        new ApiKey(
            organization,
            Ids.next(),
            name,
            live,
            publishable,
            hint,
            permissions,
            clock.instant(),
            null);
    var act = Act.of(actor, null, "api_key.created", shown(key.id()), null, Granted.of(key));
    return accesses
        .add(key, digest.of(secret), act)
        .doOnSuccess(_ -> callers.invalidateAll()) // it may take something from others
        .thenReturn(new Created(key, secret));
  }

  public Flux<ApiKey> list(UUID organization) {
    return accesses.keys(organization);
  }

  /** Ends a key: here at once, at other instances as soon as they forget it. */
  public Mono<ApiKey> revoke(Actor actor, UUID organization, UUID id) {
    var act = Act.of(actor, null, "api_key.revoked", shown(id), null, null);
    return accesses
        .revoke(organization, id, clock.instant(), act)
        .doOnNext(ended -> callers.invalidateAll());
  }

  private Mono<Caller> look(byte[] digested) {
    return accesses
        .active(digested)
        .flatMap(this::callerOf)
        .doOnNext(caller -> callers.put(text(digested), caller));
  }

  /** People work in both modes: where there are live keys, none of test mode manages people. */
  private Mono<Caller> callerOf(ApiKey key) {
    var isAsked = !key.live() && key.permissions().contains(Permission.STAFF_MANAGE);
    return isAsked
        ? accesses
            .keys(key.organization())
            .any(ApiKeys::isLive)
            .map(isLive -> callerOf(key, isLive ? butStaff(key) : key.permissions()))
        : Mono.just(callerOf(key, key.permissions()));
  }

  private static boolean isLive(ApiKey key) {
    return key.live() && !key.publishable() && key.revokedAt() == null;
  }

  private static Set<Permission> butStaff(ApiKey key) {
    var left = EnumSet.copyOf(key.permissions());
    left.remove(Permission.STAFF_MANAGE);
    return left;
  }

  private static Caller callerOf(ApiKey key, Set<Permission> permissions) {
    var actor = new Actor(Actor.Type.API_KEY, key.id(), key.name(), Origin.NOWHERE);
    return new Caller(key.organization(), key.live(), actor, permissions);
  }

  private static String shown(UUID key) {
    return IdKind.API_KEY.format(key);
  }

  private static String text(byte[] digested) {
    return Base64.getEncoder().encodeToString(digested);
  }

  /** What the journal tells of a key. */
  private record Granted(
      String name, boolean live, boolean publishable, List<String> permissions, String hint) {

    static Granted of(ApiKey key) {
      return new Granted(
          key.name(),
          key.live(),
          key.publishable(),
          Permission.codes(key.permissions()),
          key.hint());
    }
  }

  /**
   * A key just made.
   *
   * @param secret the key itself
   */
  public record Created(ApiKey key, String secret) {

    @Override
    public String toString() {
      return "Created[" + key + "]";
    }
  }
}
