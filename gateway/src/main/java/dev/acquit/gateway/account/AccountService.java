package dev.acquit.gateway.account;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.account.Accounts.Stored;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.money.Ids;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sets up and changes accounts; one that could not be opened is refused before it is recorded. */
@Service
public class AccountService {

  private final Accounts accounts;
  private final AccountCheck check;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  AccountService(
      Accounts accounts, AccountCheck check, ApplicationEventPublisher events, Clock clock) {
    this.accounts = accounts;
    this.check = check;
    this.events = events;
    this.clock = clock;
  }

  /** A new account of the caller's organization, in the mode of its key. */
  public Mono<Stored> create(Caller caller, AccountForm form) {
    var account = check.located(form.create(caller, Ids.next(), now()));
    check.verify(account, form);
    return accounts
        .add(account, AccountActs.created(caller.actor(), account))
        .flatMap(added -> added ? told(account) : Mono.error(AccountService::nameTaken));
  }

  /** Changes what the form names, and leaves the rest. */
  public Mono<Stored> change(Caller caller, UUID id, AccountForm form) {
    return find(caller, id)
        .flatMap(read -> {
          var after = form.change(read, now());
          check.verify(after, form);
          return accounts
              .change(read, after, AccountActs.changed(caller.actor(), read, after))
              .flatMap(done -> done ? told(after) : Mono.error(AccountService::changedMeanwhile));
        });
  }

  public Mono<Stored> find(Caller caller, UUID id) {
    return accounts
        .find(caller.organization(), id)
        .filter(account -> account.live() == caller.live())
        .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCode.NOT_FOUND)));
  }

  /** Newest first, one more than the page's limit. */
  public Flux<Stored> list(Caller caller, Page page) {
    return accounts.list(caller, page);
  }

  /** As the database keeps it: whoever changes an account has to name it. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private Mono<Stored> told(Stored account) {
    return Mono.fromSupplier(() -> {
      events.publishEvent(new AccountChanged(account.organization(), account.live(), account.id()));
      return account;
    });
  }

  private static Problem nameTaken() {
    return Problem.of(ProblemCode.WRONG_STATE, "There is an account of that name already");
  }

  private static Problem changedMeanwhile() {
    return Problem.of(
        ProblemCode.WRONG_STATE, "The account was changed meanwhile, or another has that name");
  }
}
