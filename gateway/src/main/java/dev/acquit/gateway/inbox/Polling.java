package dev.acquit.gateway.inbox;

import dev.acquit.gateway.account.Accounts.Due;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.payment.Notices;
import dev.acquit.processor.Notice.Genuine;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
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

  private final Notices notices;
  private final Inbox inbox;
  private final InboxSettings settings;
  private final Clock clock;

  Polling(Notices notices, Inbox inbox, InboxSettings settings, Clock clock) {
    this.notices = notices;
    this.inbox = inbox;
    this.settings = settings;
    this.clock = clock;
  }

  /** Asks all accounts that are due; tells how much was new. */
  Mono<Long> run() {
    return notices
        .due(BATCH, settings.pollEvery())
        .collectList()
        .flatMapIterable(Function.identity())
        .flatMap(this::poll, AT_ONCE)
        .reduce(0L, Long::sum);
  }

  /** One that does not answer keeps nobody from the others, and is asked for the same again. */
  private Mono<Long> poll(Due account) {
    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return days(account, today)
        .concatMap(day -> stored(account, day))
        .reduce(0L, Long::sum)
        .flatMap(much -> notices.polled(account, today).thenReturn(much))
        .onErrorResume(failure -> Mono.fromRunnable(() -> report(account, failure)));
  }

  private Flux<LocalDate> days(Due account, LocalDate today) {
    var back = today.minusDays(settings.pollBack());
    var known = account.polledOn();
    var from = known == null || known.isAfter(back) ? back : known;
    var earliest = today.minusDays(LONGEST_GAP);
    var first = from.isBefore(earliest) ? earliest : from;
    return Flux.fromStream(() -> first.datesUntil(today.plusDays(1)));
  }

  private Mono<Long> stored(Due account, LocalDate day) {
    return notices
        .poll(account, day)
        .concatMap(read ->
            read.notice() instanceof Genuine genuine
                ? inbox.take(read, genuine, clock.instant())
                : Mono.just(false))
        .filter(isNew -> isNew)
        .count();
  }

  private static void report(Due account, Throwable failure) {
    LOG.warn(
        "Account {} could not be asked for its reports: {}",
        IdKind.PROCESSOR_ACCOUNT.format(account.account()),
        failure.toString());
  }
}
