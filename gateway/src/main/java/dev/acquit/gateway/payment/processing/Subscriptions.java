package dev.acquit.gateway.payment.processing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.acquit.gateway.account.Accounts;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.payment.processing.AccountDirectory.Open;
import dev.acquit.gateway.work.Periodic;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
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
  Mono<Long> askAgain() {
    return Flux.fromStream(() -> all.asMap().values().stream())
        .filter(one -> one.isRefused)
        .flatMap(one -> one.ask().then(Mono.fromSupplier(() -> !one.isRefused)), AT_ONCE)
        .filter(taken -> taken)
        .count();
  }

  /** What became of one account's. */
  private final class Subscription {

    private final UUID id;
    private final Mono<Void> first;
    private volatile boolean isRefused;

    Subscription(Accounts.Stored account) {
      this.id = account.id();
      this.first = ask(Mono.just(account).map(directory::open)).cache();
    }

    /** As the account is known by now: its credentials may be others since. */
    Mono<Void> ask() {
      return ask(
          directory.remembered(id).filter(Accounts.Stored::enabled).map(directory::openAsKnown));
    }

    /** Never fails, and ends soon; changes nothing where there is no account to ask. */
    private Mono<Void> ask(Mono<Open> known) {
      return known
          .flatMap(open -> open.account().subscribe(urlOf(id)).thenReturn(false))
          .timeout(LONGEST)
          .onErrorResume(failure -> Mono.fromSupplier(() -> report(failure)))
          .doOnNext(refused -> isRefused = refused)
          .then();
    }

    /** Once: it is asked for again and again. */
    private boolean report(Throwable failure) {
      LOG.atLevel(isRefused ? Level.DEBUG : Level.WARN)
          .log(
              "Account {} will send no events: {}",
              IdKind.PROCESSOR_ACCOUNT.format(id),
              failure.toString());
      return true;
    }
  }

  private URI urlOf(UUID account) {
    var base =
        settings.webhooks() == null
            ? "http://127.0.0.1:" + environment.getProperty("local.server.port", "8080")
            : settings.webhooks().toString();
    return URI.create(base + "/v1/webhooks/" + IdKind.PROCESSOR_ACCOUNT.format(account));
  }
}
