package dev.acquit.gateway.alert;

import dev.acquit.gateway.alert.Alerts.Addressee;
import dev.acquit.gateway.alert.Alerts.Alert;
import dev.acquit.gateway.alert.Mailer.Mail;
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
    return alerts
        .due(addressee.choice(), now)
        .collectList()
        .flatMap(due ->
            letter(addressee, due)
                .flatMap(mail -> sent(addressee, mail))
                .defaultIfEmpty(true)
                .flatMap(over ->
                    over
                        ? alerts.told(addressee.choice(), due).thenReturn(ended(job, due))
                        : Mono.just(Ended.later(pace))));
  }

  /** Later where there was more than one mail holds. */
  private Ended ended(Job job, List<Alert> told) {
    var isTold = told.stream().anyMatch(alert -> alert.id().equals(job.id()));
    return isTold ? Ended.DONE : Ended.later(pace);
  }

  /** Empty where there is nothing to tell: what was seen to meanwhile is not told. */
  private Mono<Mail> letter(Addressee addressee, List<Alert> due) {
    var choice = addressee.choice();
    var items = due.stream().map(Alert::item).filter(item -> !item.isFinished()).toList();
    return items.isEmpty()
        ? Mono.empty()
        : members
            .find(choice.organization(), choice.user())
            .filter(AlertService::mayLook)
            .map(member -> letters.about(addressee, member.user(), items, due.getFirst().id()));
  }

  /** False where another gateway has just told them of something. */
  private Mono<Boolean> sent(Addressee addressee, Mail mail) {
    return alerts
        .claim(addressee.choice(), addressee.told(), clock.instant())
        .flatMap(first -> first ? mailer.send(mail).thenReturn(true) : Mono.just(false));
  }
}
