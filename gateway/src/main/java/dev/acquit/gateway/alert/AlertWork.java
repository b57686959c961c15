package dev.acquit.gateway.alert;

import dev.acquit.gateway.alert.Alerts.Addressee;
import dev.acquit.gateway.alert.Alerts.Alert;
import dev.acquit.gateway.payment.ActionItem;
import dev.acquit.gateway.staff.Member;
import dev.acquit.gateway.staff.Members;
import dev.acquit.gateway.work.Ended;
import dev.acquit.gateway.work.Job;
import java.time.Duration;
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

  private final Alerts alerts;
  private final Members members;
  private final Letters letters;
  private final Mailer mailer;
  private final Duration pace;

  AlertWork(
      Alerts alerts, Members members, Letters letters, Mailer mailer, AlertSettings settings) {
    this.alerts = alerts;
    this.members = members;
    this.letters = letters;
    this.mailer = mailer;
    this.pace = settings.pace();
  }

  /** One alert, and with it whatever else its addressee has not been told of. */
  Mono<Ended> tell(Job job) {
    return alerts
        .addressee(job.organization(), job.id())
        .flatMap(addressee -> tell(addressee, job))
        .defaultIfEmpty(Ended.DONE);
  }

  private Mono<Ended> tell(Addressee addressee, Job job) {
    var told = addressee.told();
    if (told != null && told.compareTo(pace) < 0) {
      return Mono.just(Ended.later(pace.minus(told)));
    }
    return alerts
        .due(addressee)
        .collectList()
        .flatMap(due -> mailed(addressee, due, job)
            .flatMap(mailed -> alerts.told(addressee, due, mailed)))
        .thenReturn(Ended.DONE);
  }

  /** What was seen to meanwhile is not told. */
  private Mono<Boolean> mailed(Addressee addressee, List<Alert> due, Job job) {
    var items = due.stream().map(Alert::item).filter(item -> !item.isFinished()).toList();
    return items.isEmpty()
        ? Mono.just(false)
        : members
            .find(addressee.organization(), addressee.user())
            .filter(AlertService::mayLook)
            .flatMap(member -> sent(addressee, member, items, job))
            .defaultIfEmpty(false);
  }

  private Mono<Boolean> sent(
      Addressee addressee, Member member, List<ActionItem> items, Job job) {
    return mailer
        .send(letters.about(addressee, member.user(), items, job.id()))
        .thenReturn(true);
  }
}
