package dev.acquit.gateway.payment.processing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.acquit.gateway.account.Accounts;
import dev.acquit.gateway.money.IdKind;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
  private static final int MOST_REMEMBERED = 10_000;

  private final AccountDirectory directory;
  private final ProcessingSettings settings;
  private final Environment environment;
  private final Cache<UUID, Boolean> told =
      Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();
  private final Cache<UUID, Boolean> deaf =
      Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).expireAfterWrite(AGAIN).build();

  Subscriptions(AccountDirectory directory, ProcessingSettings settings, Environment environment) {
    this.directory = directory;
    this.settings = settings;
    this.environment = environment;
  }

  /** Once for each account; one that does not take it is asked again half a minute later. */
  Mono<Void> ensure(List<Accounts.Stored> accounts) {
    return Flux.fromIterable(accounts)
        .filter(account -> !account.live() && isDue(account.id()))
        .flatMap(this::subscribe)
        .then();
  }

  private boolean isDue(UUID account) {
    return told.getIfPresent(account) == null && deaf.getIfPresent(account) == null;
  }

  private Mono<Void> subscribe(Accounts.Stored account) {
    return Mono.defer(() -> directory.open(account).account().subscribe(urlOf(account)))
        .timeout(LONGEST)
        .doOnSuccess(_ -> told.put(account.id(), true))
        .onErrorResume(failure -> Mono.fromRunnable(() -> report(account, failure)));
  }

  private void report(Accounts.Stored account, Throwable failure) {
    deaf.put(account.id(), true);
    LOG.warn(
        "Account {} will send no events: {}",
        IdKind.PROCESSOR_ACCOUNT.format(account.id()),
        failure.toString());
  }

  private URI urlOf(Accounts.Stored account) {
    var base =
        settings.webhooks() == null
            ? "http://127.0.0.1:" + environment.getProperty("local.server.port", "8080")
            : settings.webhooks().toString();
    return URI.create(base + "/v1/webhooks/" + IdKind.PROCESSOR_ACCOUNT.format(account.id()));
  }
}
