package dev.acquit.gateway.mandate;

import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Money;
import dev.acquit.processor.Call.Initiator;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Whether a mandate, and the notices under it, allow a debit now. */
@Service
public class Allowances {

  private final Mandates mandates;
  private final MandateSettings settings;
  private final Clock clock;

  Allowances(Mandates mandates, MandateSettings settings, Clock clock) {
    this.mandates = mandates;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * What allows a debit, or a {@link Problem}: the mandate is not active, no notice covers the
   * amount, or its days are not over. The debit's own statement holds it to the mandate's being
   * active, and to the notice's being unused.
   */
  public Mono<Allowance> of(Mandate mandate, Money money, Initiator initiator) {
    return switch (mandate.status()) {
      case PENDING -> Mono.error(() -> unconfirmed(mandate));
      case ENDED -> Mono.error(() -> Problem.of(ProblemCode.MANDATE_ENDED));
      case ACTIVE ->
          NoticeRule.binds(mandate, initiator)
              ? noticed(mandate, money)
              : Mono.just(new Allowance(mandate, null));
    };
  }

  private static Problem unconfirmed(Mandate mandate) {
    return Problem.of(
        ProblemCode.MANDATE_PENDING,
        "Confirm the agreement to the payor in writing, then record when by"
            + " POST /v1/mandates/%s/confirmation".formatted(IdKind.MANDATE.format(mandate.id())));
  }

  private Mono<Allowance> noticed(Mandate mandate, Money money) {
    var agreed = NoticeRule.agreedFrom(mandate, money);
    if (agreed.isPresent()) {
      return from(agreed.get(), new Allowance(mandate, null));
    }
    var forOne = NoticeRule.isForOne(mandate);
    var since = forOne ? today().minusDays(settings.noticeHoldsDays()) : null;
    return mandates
        .covering(mandate, money, since)
        .switchIfEmpty(Mono.error(() -> unnoticed(mandate)))
        .flatMap(
            notice -> from(notice.from(), new Allowance(mandate, forOne ? notice.id() : null)));
  }

  private static Problem unnoticed(Mandate mandate) {
    return Problem.of(
        ProblemCode.NOTICE_REQUIRED,
        "Tell the payor of this amount and its day, then record it by POST /v1/mandates/%s/notices"
            .formatted(IdKind.MANDATE.format(mandate.id())));
  }

  private Mono<Allowance> from(LocalDate day, Allowance allowance) {
    return today().isBefore(day)
        ? Mono.error(
            () -> Problem.of(ProblemCode.NOTICE_PERIOD, "It may be debited from " + day + " on"))
        : Mono.just(allowance);
  }

  private LocalDate today() {
    return Mandate.day(clock.instant());
  }

  /**
   * What allows a debit.
   *
   * @param notice which this debit uses up; null where it needs none of its own
   */
  public record Allowance(Mandate mandate, @Nullable UUID notice) {}
}
