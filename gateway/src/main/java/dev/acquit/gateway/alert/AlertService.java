package dev.acquit.gateway.alert;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.alert.Choice.Asked;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.journal.Act;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.staff.Member;
import dev.acquit.gateway.staff.MemberService;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** What people choose to be told of. */
@Service
public class AlertService {

  private final Alerts alerts;
  private final MemberService members;
  private final Mailer mailer;
  private final Clock clock;

  AlertService(Alerts alerts, MemberService members, Mailer mailer, Clock clock) {
    this.alerts = alerts;
    this.members = members;
    this.mailer = mailer;
    this.clock = clock;
  }

  /** What they have chosen, or a {@link Problem}. */
  public Mono<Choice> choice(Caller caller, UUID user) {
    return members.find(caller, user).flatMap(_ -> current(caller, user));
  }

  /**
   * Chooses anew.
   *
   * @return the choice, or a {@link Problem}: also where this gateway sends no mail, or they may
   *     not see failed payments
   */
  public Mono<Choice> choose(Caller caller, UUID user, Asked asked) {
    return members
        .find(caller, user)
        .doOnNext(member -> refuse(member, asked))
        .flatMap(_ -> current(caller, user))
        .flatMap(read -> {
          var after = read.next(asked, clock.instant());
          return alerts
              .choose(after, act(caller, read, after))
              .flatMap(done -> done ? Mono.just(after) : Mono.error(AlertService::changed));
        });
  }

  private Mono<Choice> current(Caller caller, UUID user) {
    return alerts
        .choice(caller.organization(), user, caller.live())
        .defaultIfEmpty(Choice.none(caller.organization(), user, caller.live()));
  }

  private void refuse(Member member, Asked asked) {
    if (asked.atOnce().isEmpty() && asked.daily().isEmpty()) {
      return;
    }
    if (!mailer.sends()) {
      throw Problem.of(ProblemCode.MAIL_OFF);
    }
    if (!mayLook(member)) {
      throw Problem.of(
          ProblemCode.WRONG_STATE, "They have not joined, or may not see failed payments");
    }
  }

  /** Whether they may see what they would be told of. */
  static boolean mayLook(Member member) {
    return member.comesIn()
        && member.role().permissions().contains(Permission.FAILED_PAYMENTS_VIEW);
  }

  private static Act act(Caller caller, Choice read, Choice after) {
    var user = IdKind.USER.format(after.user());
    return Act.of(caller.actor(), caller.live(), "alerts.updated", user, shown(read), shown(after));
  }

  private static Map<String, Object> shown(Choice choice) {
    return Map.of(
        "at_once", Names.sorted(choice.atOnce()),
        "daily", Names.sorted(choice.daily()),
        "daily_at", choice.dailyAt().toString(),
        "time_zone", choice.zone().getId());
  }

  private static Problem changed() {
    return Problem.of(ProblemCode.WRONG_STATE, "Somebody else is changing this, too");
  }
}
