package dev.acquit.gateway.wallet;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.payment.GivenConsent;
import dev.acquit.gateway.payment.Saving.By;
import dev.acquit.gateway.wallet.Consent.End;
import dev.acquit.gateway.wallet.Consent.View;
import dev.acquit.gateway.wallet.Wallets.Changing;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Users' consents: each lets one organization use one method. */
@Service
public class ConsentService {

  private final Wallets wallets;
  private final Tellings tellings;
  private final Clock clock;

  ConsentService(Wallets wallets, Tellings tellings, Clock clock) {
    this.wallets = wallets;
    this.tellings = tellings;
    this.clock = clock;
  }

  /**
   * Lets the caller use a method. The same version again changes nothing; another one ends what
   * stood.
   *
   * @param user whose method it has to be, where the caller says so
   * @param by whose hand it was (F3)
   */
  public Mono<View> grant(
      Caller caller, UUID id, @Nullable String user, GivenConsent given, By by) {
    return wallets
        .shared(caller.live(), id)
        .filter(read -> user == null || user.equals(read.method().user()))
        .switchIfEmpty(Mono.error(MethodService::notThere))
        .flatMap(read -> grant(caller, read, user, given, by));
  }

  private Mono<View> grant(
      Caller caller, PaymentMethod.Shared read, @Nullable String user, GivenConsent given, By by) {
    var standing = read.consentOf(caller.organization()).orElse(null);
    if (standing != null && standing.covers(given)) {
      return Mono.just(new View(read.method(), standing));
    }
    var now = clock.instant();
    var granted = Consent.of(caller, given, by, now);
    var after = read.method().changed(PaymentMethod.Change.NONE, now);
    var changing =
        new Changing(
            caller,
            read.method(),
            after,
            null,
            granted,
            standing == null ? List.of() : List.of(caller.organization()),
            standing == null ? null : End.RENEWED,
            false,
            List.of(),
            List.of(tellings.of(Tellings.GRANTED, after, granted)),
            tellings.act(
                caller,
                Tellings.GRANTED,
                after.id(),
                standing == null ? null : new View(read.method(), standing),
                new View(after, granted)));
    return wallets
        .change(changing)
        .flatMap(done ->
            done
                ? Mono.just(new View(after, granted))
                : grant(caller, read.method().id(), user, given, by));
  }

  /** Takes the method away from the caller: no charge begins from then on. */
  public Mono<Void> revoke(Caller caller, UUID id) {
    return wallets
        .shared(caller.live(), id)
        .filter(read -> read.consentOf(caller.organization()).isPresent())
        .switchIfEmpty(Mono.error(MethodService::notThere))
        .flatMap(read -> revoke(caller, read));
  }

  private Mono<Void> revoke(Caller caller, PaymentMethod.Shared read) {
    var after = read.method().changed(PaymentMethod.Change.NONE, clock.instant());
    var told = tellings.ended(Tellings.REVOKED, after, caller.organization());
    var changing =
        new Changing(
            caller,
            read.method(),
            after,
            null,
            null,
            List.of(caller.organization()),
            End.REVOKED,
            false,
            List.of(),
            List.of(told),
            tellings.act(
                caller,
                Tellings.REVOKED,
                after.id(),
                MethodService.seen(caller, read, read.method()),
                new View(after, null)));
    return wallets
        .change(changing)
        .flatMap(done -> done ? Mono.empty() : revoke(caller, read.method().id()));
  }
}
