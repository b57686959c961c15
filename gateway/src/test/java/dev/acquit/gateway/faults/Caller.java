package dev.acquit.gateway.faults;

import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.Shop;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A shop's client as it should be: whatever happens it asks again, with the same key, at whichever
 * gateway stands.
 */
final class Caller {

  private static final Duration LONGEST = Duration.ofSeconds(45);
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(150);

  private final Fleet fleet;
  private final Shop shop;

  Caller(Fleet fleet, Shop shop) {
    this.fleet = fleet;
    this.shop = shop;
  }

  /** Posts until it is decided; null if that took too long. */
  @Nullable Reply decided(String path, String body) {
    var key = Shop.fresh();
    return ask(standing -> standing.post(path, key, body));
  }

  /** Posts what needs no key. */
  @Nullable Reply made(String path, String body) {
    return ask(standing -> standing.post(path, body));
  }

  private @Nullable Reply ask(Function<Shop, Reply> request) {
    var end = System.nanoTime() + LONGEST.toNanos();
    while (System.nanoTime() < end) {
      var reply = tried(request);
      if (reply != null && isDecided(reply)) {
        return reply;
      }
      LockSupport.parkNanos(PAUSE);
    }
    return null;
  }

  private @Nullable Reply tried(Function<Shop, Reply> request) {
    try {
      return request.apply(new Shop(fleet.anyone(), shop.organization(), shop.key()));
    } catch (UncheckedIOException gone) {
      return null;
    }
  }

  private static boolean isDecided(Reply reply) {
    return switch (reply.status()) {
      case 202, 429, 503 -> false;
      case 409 -> !reply.text("/code").equals("idempotency_key_in_flight");
      default -> true;
    };
  }
}
