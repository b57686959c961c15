package dev.acquit.gateway.payment.processing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.payment.Accounts;
import dev.acquit.gateway.payment.Route;
import dev.acquit.gateway.payment.Routes;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Rail;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Routes to the organization's first account that can do it. In test mode an organization without
 * an account is given one in the sandbox, where there is one.
 */
@Component
class FirstAccount implements Routes {

  private static final Logger LOG = LoggerFactory.getLogger(FirstAccount.class);
  private static final int MOST_REMEMBERED = 10_000;
  private static final String SANDBOX = "sandbox";

  private final Accounts accounts;
  private final AccountDirectory directory;
  private final ProcessingSettings settings;
  private final Subscriptions subscriptions;
  private final Cache<Scope, List<Accounts.Stored>> enabled;

  FirstAccount(
      Accounts accounts,
      AccountDirectory directory,
      ProcessingSettings settings,
      Subscriptions subscriptions) {
    this.accounts = accounts;
    this.directory = directory;
    this.settings = settings;
    this.subscriptions = subscriptions;
    this.enabled =
        Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(settings.remembered())
            .build();
  }

  @Override
  public Mono<Route> first(Caller caller, Rail rail, Operation operation) {
    return enabled(caller).flatMap(found -> Mono.justOrEmpty(firstOf(found, rail, operation)));
  }

  private Optional<Route> firstOf(List<Accounts.Stored> found, Rail rail, Operation operation) {
    return found.stream()
        .filter(account -> can(account, rail, operation))
        .map(account -> new Route(account.id(), account.processor()))
        .findFirst();
  }

  /** One that cannot be opened can do nothing, and keeps nobody from the others. */
  private boolean can(Accounts.Stored account, Rail rail, Operation operation) {
    try {
      return directory.open(account).capabilities().on(rail).can(operation);
    } catch (IllegalArgumentException | IllegalStateException closed) {
      LOG.error("Account {} cannot be opened: {}", account.id(), closed.getMessage());
      return false;
    }
  }

  private Mono<List<Accounts.Stored>> enabled(Caller caller) {
    var scope = new Scope(caller.organization(), caller.live());
    var known = enabled.getIfPresent(scope);
    return known != null
        ? Mono.just(known)
        : read(caller)
            .flatMap(found -> subscriptions.ensure(found).thenReturn(found))
            .doOnNext(found -> enabled.put(scope, found));
  }

  private Mono<List<Accounts.Stored>> read(Caller caller) {
    var sandbox = settings.sandbox();
    return accounts
        .enabled(caller)
        .collectList()
        .flatMap(found ->
            found.isEmpty() && !caller.live() && sandbox != null
                ? opened(caller, sandbox)
                : Mono.just(found));
  }

  private Mono<List<Accounts.Stored>> opened(Caller caller, ProcessingSettings.Sandbox sandbox) {
    var own = IdKind.ORGANIZATION.format(caller.organization());
    var account =
        new Accounts.Stored(
            caller.organization(),
            Ids.next(),
            false,
            sandbox.processor(),
            SANDBOX,
            sandbox.baseUrl(),
            Map.of("api_key", "text:" + own, "webhook_secret", "text:" + own));
    return accounts.add(account).then(accounts.enabled(caller).collectList());
  }

  private record Scope(UUID organization, boolean live) {}
}
