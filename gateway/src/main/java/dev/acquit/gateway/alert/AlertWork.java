package dev.acquit.gateway.alert;

import dev.acquit.gateway.alert.Alerts.Addressee;
import dev.acquit.gateway.alert.Alerts.Alert;
import dev.acquit.gateway.staff.Members;
import dev.acquit.gateway.work.Ended;
import dev.acquit.gateway.work.Job;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Tells people what needs them: one mail of all that is due, so that a bad day is one mail and not
 * a thousand. Between the mail and its record a gateway may die: then it is sent again, under the
 * same id.
 */
@Component
class AlertWork {

  /** What is due as soon as that is due. */
  private static final Duration MOMENT = Duration.ofSeconds(2);

  private final Alerts alerts;
  private final Members members;
  private final Letters letters;
  private final Mailer mailer;
  private final Duration pace;
  private final Clock clock;

  AlertWork(
      Alerts alerts,
      Members members,
      Letters letters,
      Mailer mailer,
      AlertSettings settings,
      Clock clock) {
    this.alerts = alerts;
    this.members = members;
    this.letters = letters;
    this.mailer = mailer;
    this.pace = settings.pace();
    this.clock = clock;
  }

  /** One alert, and with it whatever else its addressee has not been told of. */
  Mono<Ended> tell(Job job) {
    return alerts
        .addressee(job.organization(), job.id())
        .flatMap(addressee -> tell(addressee, job))
        .defaultIfEmpty(Ended.DONE);
  }

  private Mono<Ended> tell(Addressee addressee, Job job) {
    var now = clock.instant();
    var due = addressee.due();
    if (due == null) {
      var then = addressee.choice().nextDaily(now);
      return alerts.plan(job.organization(), job.id(), then).thenReturn(until(then, now));
    }
    var told = addressee.told();
    var next = told == null || told.plus(pace).isBefore(due) ? due : told.plus(pace);
    return next.isAfter(now.plus(MOMENT))
        ? Mono.just(until(next, now))
        : told(addressee, job, due.isAfter(now) ? due : now);
  }

  /** Not all of the pause: it varies by a tenth, and nobody is to be told late. */
  private static Ended until(Instant then, Instant now) {
    return Ended.later(Duration.between(now, then).multipliedBy(9).dividedBy(10));
  }

  private Mono<Ended> told(Addressee addressee, Job job, Instant now) {
    var choice = addressee.choice();
    return alerts
        .due(choice, now)
        .collectList()
        .flatMap(due ->
            mailed(addressee, due, job)
                .flatMap(mailed -> alerts.told(choice, due, mailed, clock.instant()))
                .then(Mono.fromSupplier(() -> isTold(job, due) ? Ended.DONE : Ended.later(pace))));
  }

  /** Else there was more than one mail holds. */
  private static boolean isTold(Job job, List<Alert> told) {
    return told.stream().anyMatch(alert -> alert.id().equals(job.id()));
  }

  /** What was seen to meanwhile is not told. */
  private Mono<Boolean> mailed(Addressee addressee, List<Alert> due, Job job) {
    var choice = addressee.choice();
    var items = due.stream().map(Alert::item).filter(item -> !item.isFinished()).toList();
    return items.isEmpty()
        ? Mono.just(false)
        : members
            .find(choice.organization(), choice.user())
            .filter(AlertService::mayLook)
            .map(member -> letters.about(addressee, member.user(), items, job.id()))
            .flatMap(mail -> mailer.send(mail).thenReturn(true))
            .defaultIfEmpty(false);
  }
}
