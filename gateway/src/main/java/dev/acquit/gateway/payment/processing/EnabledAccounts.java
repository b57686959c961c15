package dev.acquit.gateway.payment.processing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.account.AccountActs;
import dev.acquit.gateway.account.AccountChanged;
import dev.acquit.gateway.account.Accounts;
import dev.acquit.gateway.account.Resilience;
import dev.acquit.gateway.journal.Actor;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.payment.ChargeAccounts;
import dev.acquit.gateway.payment.ClosedAccount;
import dev.acquit.gateway.payment.Routable;
import dev.acquit.gateway.payment.Route;
import dev.acquit.processor.Capabilities;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The accounts that may be charged at. In test mode an organization without an account is given one
 * in the sandbox, where there is one.
 */
@Component
class EnabledAccounts implements ChargeAccounts {

  private static final Logger LOG = LoggerFactory.getLogger(EnabledAccounts.class);
  private static final int MOST_REMEMBERED = 10_000;
  private static final String SANDBOX = "sandbox";
  private static final Comparator<Accounts.Stored> SANDBOX_LAST =
      Comparator.comparing(account -> account.name().equals(SANDBOX));

  private final Accounts accounts;
  private final AccountDirectory directory;
  private final ProcessingSettings settings;
  private final Subscriptions subscriptions;
  private final Clock clock;
  private final Cache<Scope, List<Accounts.Stored>> enabled;

  EnabledAccounts(
      Accounts accounts,
      AccountDirectory directory,
      ProcessingSettings settings,
      Subscriptions subscriptions,
      Clock clock) {
    this.accounts = accounts;
    this.directory = directory;
    this.settings = settings;
    this.subscriptions = subscriptions;
    this.clock = clock;
    this.enabled =
        Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(settings.remembered())
            .build();
  }

  @Override
  public Mono<List<Option>> of(Caller caller, Routable charge) {
    return of(caller).map(found -> found.stream().map(one -> option(one, charge)).toList());
  }

  private Option option(Accounts.Stored account, Routable charge) {
    var route = new Route(account.id(), account.processor());
    return new Option(route, account.name(), refusal(account, charge));
  }

  private @Nullable String refusal(Accounts.Stored account, Routable charge) {
    if (!charge.among().isEmpty() && !charge.among().contains(account.id())) {
      return "not_kept_there";
    }
    var can = capabilities(account);
    return can == null
        ? "account_unavailable"
        : can.refusal(charge.operation(), charge.rail(), charge.money().currency());
  }

  /** Whether an account can do it; one that cannot be opened can do nothing. */
  boolean can(Accounts.Stored account, Predicate<Capabilities> wanted) {
    var can = capabilities(account);
    return can != null && wanted.test(can);
  }

  private @Nullable Capabilities capabilities(Accounts.Stored account) {
    try {
      return directory.open(account).capabilities();
    } catch (ClosedAccount closed) {
      LOG.error(
          "Account {} cannot be opened: {}",
          IdKind.PROCESSOR_ACCOUNT.format(account.id()),
          closed.getMessage());
      return null;
    }
  }

  /** Other gateways learn of it when they read again. */
  @EventListener
  void forget(AccountChanged changed) {
    enabled.invalidate(new Scope(changed.organization(), changed.live()));
  }

  /** Those of the caller, oldest first, the sandbox's last. */
  Mono<List<Accounts.Stored>> of(Caller caller) {
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
        .collectSortedList(SANDBOX_LAST)
        .flatMap(found ->
            found.isEmpty() && !caller.live() && sandbox != null
                ? opened(caller, sandbox)
                : Mono.just(found));
  }

  private Mono<List<Accounts.Stored>> opened(Caller caller, ProcessingSettings.Sandbox sandbox) {
    var now = clock.instant();
    var own = IdKind.ORGANIZATION.format(caller.organization());
    var account =
        new Accounts.Stored(
            caller.organization(),
            Ids.next(),
            false,
            sandbox.processor(),
            SANDBOX,
            sandbox.baseUrl(),
            Map.of("api_key", "text:" + own, "webhook_secret", "text:" + own),
            Map.of(),
            Map.of(),
            Resilience.USUAL,
            true,
            now,
            now);
    return accounts
        .add(account, AccountActs.created(Actor.system("sandbox"), account))
        .then(accounts.enabled(caller).collectList());
  }

  private record Scope(UUID organization, boolean live) {}
}
