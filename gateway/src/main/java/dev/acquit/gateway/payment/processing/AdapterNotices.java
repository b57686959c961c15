package dev.acquit.gateway.payment.processing;

import dev.acquit.gateway.account.Accounts;
import dev.acquit.gateway.account.Accounts.Due;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.payment.Notices;
import dev.acquit.gateway.payment.Route;
import dev.acquit.processor.Notice;
import java.time.LocalDate;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Has adapters read webhooks. */
@Component
class AdapterNotices implements Notices {

  private static final Logger LOG = LoggerFactory.getLogger(AdapterNotices.class);

  private final Accounts accounts;
  private final AccountDirectory directory;

  AdapterNotices(Accounts accounts, AccountDirectory directory) {
    this.accounts = accounts;
    this.directory = directory;
  }

  /** What the account's secret of a moment ago does not fit may fit the one that it has now. */
  @Override
  public Mono<Read> read(UUID account, Notice.Raw webhook) {
    return directory
        .remembered(account)
        .flatMap(stored -> read(stored, webhook))
        .filter(read -> !(read.notice() instanceof Notice.Refused))
        .switchIfEmpty(accounts.find(account).flatMap(stored -> read(stored, webhook)));
  }

  @Override
  public Flux<Read> poll(Due account, LocalDate day) {
    return accounts
        .find(account.organization(), account.account())
        .flatMapMany(stored -> {
          var open = directory.open(stored).account();
          return open.capabilities().polled()
              ? open.poll(day).map(report -> read(stored, report))
              : Flux.empty();
        });
  }

  private static Read read(Accounts.Stored stored, Notice notice) {
    return new Read(
        stored.organization(), stored.live(), new Route(stored.id(), stored.processor()), notice);
  }

  private Mono<Read> read(Accounts.Stored stored, Notice.Raw webhook) {
    return Mono.defer(() -> directory.openAsKnown(stored).account().readWebhook(webhook))
        .onErrorMap(failure -> unreadable(stored, failure))
        .map(notice -> read(stored, notice));
  }

  /** Our fault, not the sender's: it shall come again. */
  private static Problem unreadable(Accounts.Stored stored, Throwable failure) {
    LOG.error(
        "Account {} could not read a webhook: {}",
        IdKind.PROCESSOR_ACCOUNT.format(stored.id()),
        failure.toString());
    return Problem.of(ProblemCode.UNAVAILABLE);
  }
}
