package dev.acquit.gateway.payment.processing;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import dev.acquit.gateway.account.AccountChanged;
import dev.acquit.gateway.account.Accounts;
import dev.acquit.gateway.account.Adapters;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.payment.ClosedAccount;
import dev.acquit.gateway.payment.processing.guard.Guarded;
import dev.acquit.gateway.payment.processing.guard.ResilienceSettings;
import dev.acquit.processor.Account;
import dev.acquit.processor.Account.Deadlines;
import dev.acquit.processor.Capabilities;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Processor;
import dev.acquit.processor.Processor.Limits;
import dev.acquit.processor.Processor.Profile;
import dev.acquit.processor.ProcessorAccount;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Opens accounts with their adapters, and keeps the open ones: an account that was not changed is
 * opened once.
 */
@Component
class AccountDirectory implements Adapters {

  private static final int MOST_OPEN = 10_000;

  private final Accounts accounts;
  private final Credentials credentials;
  private final ProcessingSettings settings;
  private final ResilienceSettings resilience;
  private final Map<String, Processor> processors;
  private final Cache<UUID, Accounts.Stored> read;
  private final Cache<UUID, Known> open;

  AccountDirectory(
      Accounts accounts,
      Credentials credentials,
      ProcessingSettings settings,
      ResilienceSettings resilience,
      List<Processor> processors) {
    this.accounts = accounts;
    this.credentials = credentials;
    this.settings = settings;
    this.resilience = resilience;
    this.processors =
        processors.stream()
            .collect(Collectors.toUnmodifiableMap(Processor::name, Function.identity()));
    this.read =
        Caffeine.newBuilder()
            .maximumSize(MOST_OPEN)
            .expireAfterWrite(settings.remembered())
            .build();
    this.open =
        Caffeine.newBuilder()
            .maximumSize(MOST_OPEN)
            .executor(Runnable::run)
            .removalListener(AccountDirectory::left)
            .build();
  }

  /** What is under way may end on its own connections. */
  private static void left(@Nullable UUID account, @Nullable Known known, RemovalCause cause) {
    if (known != null) {
      var open = known.open;
      Schedulers.parallel()
          .schedule(open.account()::close, open.guarded().longest().toMillis(), MILLISECONDS);
    }
  }

  /** The open account; an error if it is not on record, a {@link ClosedAccount} if it is closed. */
  Mono<Open> account(UUID organization, UUID id) {
    var known = read.getIfPresent(id);
    var opened =
        known != null && known.organization().equals(organization)
            ? Mono.just(known).map(this::openAsKnown)
            : accounts.find(organization, id).map(this::open);
    return opened.switchIfEmpty(
        Mono.error(() -> new IllegalStateException("No such processor account")));
  }

  /** The account as it was a moment ago, or as it is; empty if it is not on record. */
  Mono<Accounts.Stored> remembered(UUID id) {
    return Mono.justOrEmpty(read.getIfPresent(id))
        .switchIfEmpty(accounts.find(id).doOnNext(found -> read.put(id, found)));
  }

  /** Other gateways learn of it when they read again. */
  @EventListener
  void forget(AccountChanged changed) {
    read.invalidate(changed.account());
  }

  /**
   * The open account of one that was just read; a call that follows need not read it again.
   *
   * @throws ClosedAccount if it cannot be opened
   */
  Open open(Accounts.Stored stored) {
    read.put(stored.id(), stored);
    return openAsKnown(stored);
  }

  /**
   * The open account of one that was remembered: a call that follows may have to read it again.
   *
   * @throws ClosedAccount if it cannot be opened
   */
  Open openAsKnown(Accounts.Stored stored) {
    var known = open.getIfPresent(stored.id());
    return known != null && known.stored.equals(stored)
        ? known.open
        : open.asMap().compute(stored.id(), (_, old) -> renewed(old, stored)).open;
  }

  /** Whoever has read it before it was changed gets the one that came since. */
  private Known renewed(@Nullable Known old, Accounts.Stored stored) {
    return old != null
            && (old.stored.equals(stored) || old.stored.updatedAt().isAfter(stored.updatedAt()))
        ? old
        : new Known(stored, opened(stored));
  }

  @Override
  public Set<String> names() {
    return new TreeSet<>(processors.keySet());
  }

  @Override
  public Optional<Profile> profile(String processor) {
    return Optional.ofNullable(processors.get(processor)).map(Processor::profile);
  }

  @Override
  public boolean resolves(Accounts.Stored account, String reference) {
    return credentials.resolves(account, reference);
  }

  @Override
  public Capabilities capabilities(Accounts.Stored account) {
    var known = open.getIfPresent(account.id());
    return known != null && known.stored.equals(account)
        ? known.open.capabilities()
        : asked(account);
  }

  /** It may never be charged as it is: nobody keeps it. */
  private Capabilities asked(Accounts.Stored account) {
    try {
      var asked = opened(account);
      var can = asked.capabilities();
      asked.account().close();
      return can;
    } catch (ClosedAccount closed) {
      throw new IllegalArgumentException(closed.getMessage(), closed);
    }
  }

  /** The account's own, where it has some. */
  private static Deadlines deadlines(Accounts.Stored stored, Deadlines advised) {
    var own = stored.deadlines();
    var all =
        new Deadlines(
            duration(own.get("connect"), advised.connect()),
            advised.money(),
            duration(own.get("question"), advised.question()));
    for (var operation : Operation.values()) {
      all = all.with(operation, duration(own.get(Names.of(operation)), all.of(operation)));
    }
    return all;
  }

  private static Duration duration(@Nullable String own, Duration otherwise) {
    return own == null ? otherwise : Duration.parse(own);
  }

  private Open opened(Accounts.Stored stored) {
    try {
      return assembled(stored);
    } catch (IllegalArgumentException | IllegalStateException closed) {
      throw new ClosedAccount(closed);
    }
  }

  private Open assembled(Accounts.Stored stored) {
    var processor = processors.get(stored.processor());
    if (processor == null) {
      throw new IllegalStateException("No adapter is called " + stored.processor());
    }
    var deadlines = deadlines(stored, settings.deadlines(processor.profile().deadlines()));
    var account =
        processor.open(
            new Account(
                stored.name(),
                stored.live(),
                stored.baseUrl(),
                credentials.resolve(stored),
                stored.settings(),
                deadlines));
    var limits = processor.profile().limits();
    return new Open(account, guarded(stored, account, limits, longest(deadlines)), deadlines);
  }

  /** Of all that may be asked of it. */
  private Duration longest(Deadlines deadlines) {
    return Stream.concat(
            Stream.of(deadlines.question()), Stream.of(Operation.values()).map(deadlines::of))
        .max(Duration::compareTo)
        .orElseThrow()
        .plus(resilience.grace());
  }

  private Guarded guarded(
      Accounts.Stored stored, ProcessorAccount account, Limits documented, Duration longest) {
    var askable = LookupProbe.canAsk(account.capabilities());
    var shape = resilience.shape(stored.resilience(), documented, stored.live(), askable);
    return new Guarded(stored.organization(), stored.id(), shape, askable, longest);
  }

  /** An open account, and what it was opened of. */
  private record Known(Accounts.Stored stored, Open open) {}

  /** An open account, what guards it, and how long it has to answer. */
  record Open(ProcessorAccount account, Guarded guarded, Deadlines deadlines) {

    Capabilities capabilities() {
      return account.capabilities();
    }
  }
}
