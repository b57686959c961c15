package dev.acquit.gateway.payment.processing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.acquit.gateway.account.Accounts;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.work.Periodic;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells processors where a test account's events go, so that nobody has to set that up for a test.
 * A live account's are set up at the processor, by its owner.
 */
@Component
class Subscriptions {

  private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);
  private static final Duration LONGEST = Duration.ofSeconds(2);
  private static final Duration AGAIN = Duration.ofSeconds(30);
  private static final Duration USED = Duration.ofHours(1);
  private static final int MOST_REMEMBERED = 10_000;
  private static final int AT_ONCE = 8;

  private final AccountDirectory directory;
  private final ProcessingSettings settings;
  private final Environment environment;
  private final Cache<UUID, Subscription> all =
      Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).expireAfterAccess(USED).build();

  Subscriptions(AccountDirectory directory, ProcessingSettings settings, Environment environment) {
    this.directory = directory;
    this.settings = settings;
    this.environment = environment;
  }

  /**
   * Has asked each account once: whoever comes first waits for that, and who comes meanwhile with
   * them.
   */
  Mono<Void> ensure(List<Accounts.Stored> accounts) {
    return Flux.fromIterable(accounts)
        .filter(account -> !account.live())
        .flatMap(account -> all.get(account.id(), _ -> new Subscription(account)).first)
        .then();
  }

  @Bean
  Periodic subscriptionsAskedForAgain() {
    return new Periodic("Test accounts that send events now", AGAIN, askAgain());
  }

  /** Those in use that did not take it, while nobody waits; tells how many do now. */
  private Mono<Long> askAgain() {
    return Flux.fromStream(() -> all.asMap().values().stream())
        .filter(one -> one.isRefused)
        .flatMap(one -> one.ask().then(Mono.fromSupplier(() -> !one.isRefused)), AT_ONCE)
        .filter(taken -> taken)
        .count();
  }

  /** What became of one account's. */
  private final class Subscription {

    private final Accounts.Stored account;
    private final Mono<Void> first;
    private volatile boolean isRefused;

    Subscription(Accounts.Stored account) {
      this.account = account;
      this.first = ask().cache();
    }

    /** Never fails, and ends soon. */
    private Mono<Void> ask() {
      return Mono.defer(() -> directory.open(account).account().subscribe(urlOf(account)))
          .timeout(LONGEST)
          .doOnSuccess(_ -> isRefused = false)
          .onErrorResume(failure -> Mono.fromRunnable(() -> report(failure)));
    }

    private void report(Throwable failure) {
      isRefused = true;
      LOG.warn(
          "Account {} will send no events: {}",
          IdKind.PROCESSOR_ACCOUNT.format(account.id()),
          failure.toString());
    }
  }

  private URI urlOf(Accounts.Stored account) {
    var base =
        settings.webhooks() == null
            ? "http://127.0.0.1:" + environment.getProperty("local.server.port", "8080")
            : settings.webhooks().toString();
    return URI.create(base + "/v1/webhooks/" + IdKind.PROCESSOR_ACCOUNT.format(account.id()));
  }
}
