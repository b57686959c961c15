package dev.acquit.gateway.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.journal.Act;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Names;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the journal tells of endpoints. A path or a query may hold a secret: they are not told. */
final class EndpointActs {

  private EndpointActs() {}

  static Act created(Caller caller, Endpoint endpoint) {
    return of(caller, "created", endpoint.id(), null, Shown.of(endpoint));
  }

  static Act changed(Caller caller, Endpoint read, Endpoint after) {
    return of(caller, "updated", read.id(), Shown.of(read), Shown.of(after));
  }

  static Act rotated(Caller caller, UUID id, Instant previousUntil) {
    return of(caller, "secret_rotated", id, null, Map.of("previous_until", previousUntil));
  }

  static Act deleted(Caller caller, UUID id) {
    return of(caller, "deleted", id, null, null);
  }

  private static Act of(
      Caller caller, String done, UUID id, @Nullable Object before, @Nullable Object after) {
    var shown = IdKind.WEBHOOK_ENDPOINT.format(id);
    return Act.of(caller.actor(), caller.live(), "webhook_endpoint." + done, shown, before, after);
  }

  /**
   * An endpoint, without what may be secret.
   *
   * @param url without path and query
   * @param urlDigest the first 16 characters of the whole one's SHA-256, in hexadecimal: so that it
   *     is seen that it changed
   */
  private record Shown(
      String url,
      String urlDigest,
      @Nullable String description,
      List<String> events,
      String status,
      @Nullable String disabledReason) {

    private static final int DIGEST_LENGTH = 16;

    static Shown of(Endpoint endpoint) {
      var reason = endpoint.disabledReason();
      return new Shown(
          endpoint.url().getScheme() + "://" + endpoint.url().getRawAuthority(),
          digest(endpoint.url().toString()),
          endpoint.description(),
          endpoint.events(),
          Names.of(endpoint.status()),
          reason == null ? null : Names.of(reason));
    }

    private static String digest(String url) {
      try {
        var digest = MessageDigest.getInstance("SHA-256").digest(url.getBytes(UTF_8));
        return HexFormat.of().formatHex(digest).substring(0, DIGEST_LENGTH);
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException(impossible); // every JDK has it
      }
    }
  }
}
