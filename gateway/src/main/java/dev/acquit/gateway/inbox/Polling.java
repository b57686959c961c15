package dev.acquit.gateway.inbox;

import dev.acquit.gateway.account.Accounts;
import dev.acquit.gateway.account.Accounts.Due;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.payment.Notices;
import dev.acquit.processor.Notice.Genuine;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Asks processors that send nothing by themselves what they have to report, day by day, and stores
 * it like what others send. A day is read again for some days, since reports come late.
 */
@Component
class Polling {

  private static final Logger LOG = LoggerFactory.getLogger(Polling.class);
  private static final int BATCH = 20;
  private static final int AT_ONCE = 2;
  private static final int LONGEST_GAP = 60;

  private final Accounts accounts;
  private final Notices notices;
  private final Inbox inbox;
  private final InboxSettings settings;
  private final Clock clock;

  Polling(Accounts accounts, Notices notices, Inbox inbox, InboxSettings settings, Clock clock) {
    this.accounts = accounts;
    this.notices = notices;
    this.inbox = inbox;
    this.settings = settings;
    this.clock = clock;
  }

  /** Asks all accounts that are due; tells how much was new. */
  Mono<Long> run() {
    return accounts
        .claimPolls(BATCH, settings.pollEvery())
        .collectList()
        .flatMapIterable(Function.identity())
        .flatMap(this::poll, AT_ONCE)
        .reduce(0L, Long::sum);
  }

  /** A day that cannot be read keeps nobody from the others, and is asked for again. */
  private Mono<Long> poll(Due account) {
    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return days(account, today)
        .concatMap(day -> stored(account, day))
        .collectList()
        .flatMap(read -> remember(account, read).thenReturn(read))
        .map(read -> read.stream().mapToLong(Day::stored).sum())
        .onErrorResume(failure -> Mono.fromRunnable(() -> report(account, failure)));
  }

  /** Up to the last day before the first that could not be read. */
  private Mono<Void> remember(Due account, List<Day> days) {
    var read = days.stream().takeWhile(Day::whole).map(Day::day).reduce((_, later) -> later);
    return Mono.justOrEmpty(read).flatMap(last -> accounts.polled(account, last));
  }

  private Flux<LocalDate> days(Due account, LocalDate today) {
    var back = today.minusDays(settings.pollBack());
    var known = account.polledOn();
    var from = known == null || known.isAfter(back) ? back : known;
    var earliest = today.minusDays(LONGEST_GAP);
    var first = from.isBefore(earliest) ? earliest : from;
    return Flux.fromStream(() -> first.datesUntil(today.plusDays(1)));
  }

  private Mono<Day> stored(Due account, LocalDate day) {
    return notices
        .poll(account, day)
        .concatMap(read ->
            read.notice() instanceof Genuine genuine
                ? inbox.take(read, genuine, clock.instant())
                : Mono.just(false))
        .filter(isNew -> isNew)
        .count()
        .map(much -> new Day(day, much, true))
        .onErrorResume(failure ->
            Mono.fromSupplier(() -> {
              report(account, failure);
              return new Day(day, 0, false);
            }));
  }

  private static void report(Due account, Throwable failure) {
    LOG.warn(
        "Account {} could not be asked for its reports: {}",
        IdKind.PROCESSOR_ACCOUNT.format(account.account()),
        failure.toString());
  }

  /**
   * A day that was asked for.
   *
   * @param stored how much of it was new
   * @param whole whether it was read to its end
   */
  private record Day(LocalDate day, long stored, boolean whole) {}
}
