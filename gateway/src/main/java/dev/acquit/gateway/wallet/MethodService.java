package dev.acquit.gateway.wallet;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.mandate.EndedMandate;
import dev.acquit.gateway.mandate.Mandate.EndReason;
import dev.acquit.gateway.mandate.MandateService;
import dev.acquit.gateway.token.Token;
import dev.acquit.gateway.wallet.Consent.End;
import dev.acquit.gateway.wallet.Consent.View;
import dev.acquit.gateway.wallet.Wallets.Changing;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Changes and deletes methods, for everybody who may use them. Who loses a race reads again. */
@Service
public class MethodService {

  private final Wallets wallets;
  private final MandateService mandates;
  private final Tellings tellings;
  private final Forgetting forgetting;
  private final Clock clock;

  MethodService(
      Wallets wallets,
      MandateService mandates,
      Tellings tellings,
      Forgetting forgetting,
      Clock clock) {
    this.wallets = wallets;
    this.mandates = mandates;
    this.tellings = tellings;
    this.forgetting = forgetting;
    this.clock = clock;
  }

  /** The method as the caller sees it; a {@link Problem} if the caller may not use it. */
  public Mono<View> find(Caller caller, UUID id) {
    return wallets.find(caller, id).switchIfEmpty(Mono.error(MethodService::notThere));
  }

  /** The method after the change. */
  public Mono<View> change(Caller caller, UUID id, MethodPatch patch) {
    return shared(caller, id).flatMap(read -> change(caller, read, patch));
  }

  private Mono<View> change(Caller caller, PaymentMethod.Shared read, MethodPatch patch) {
    var now = clock.instant();
    var after = read.method().changed(patch.of(read.method(), now), now);
    if (after.isAs(read.method())) {
      return Mono.just(seen(caller, read, read.method()));
    }
    var changed = seen(caller, read, after);
    var changing =
        new Changing(
            caller,
            read.method(),
            after,
            null,
            null,
            List.of(),
            null,
            false,
            List.of(),
            tellings.toAll(Tellings.UPDATED, after, read.consents()),
            tellings.act(
                caller, Tellings.UPDATED, after.id(), seen(caller, read, read.method()), changed));
    return wallets
        .change(changing)
        .flatMap(done -> done ? Mono.just(changed) : change(caller, read.method().id(), patch));
  }

  /** Ends every consent, and has the vault forget the number: at once, or when it answers again. */
  public Mono<Void> delete(Caller caller, UUID id) {
    return shared(caller, id).flatMap(read -> delete(caller, read));
  }

  private Mono<Void> delete(Caller caller, PaymentMethod.Shared read) {
    var after = read.method().changed(PaymentMethod.Change.NONE, clock.instant());
    return ending(read, EndReason.CANCELED, "Method deleted", after.updatedAt())
        .flatMap(ended -> delete(caller, read, after, ended));
  }

  private Mono<Void> delete(
      Caller caller, PaymentMethod.Shared read, PaymentMethod after, List<EndedMandate> ended) {
    var all = read.organizations();
    var told = all.stream().map(each -> tellings.ended(Tellings.DELETED, after, each)).toList();
    var before = seen(caller, read, read.method());
    var act = tellings.act(caller, Tellings.DELETED, after.id(), before, null);
    var changing =
        new Changing(
            caller, read.method(), after, null, null, all, End.DELETED, true, ended, told, act);
    return wallets
        .change(changing)
        .flatMap(
            done -> done ? forgetting.atOnce(read.method()) : delete(caller, read.method().id()));
  }

  /** The mandates that end with a method: also those of organizations that may not use it now. */
  Mono<List<EndedMandate>> ending(
      PaymentMethod.Shared read, EndReason reason, String why, Instant now) {
    var method = read.method().id();
    return wallets
        .everConsented(method)
        .collectList()
        .flatMap(all -> mandates.ending(all, method, reason, why, now));
  }

  /** A mandate that comes with a token takes the place of the one that stood. */
  Mono<List<EndedMandate>> superseded(
      Caller caller, PaymentMethod.Shared twin, Token by, Instant now) {
    var own = by.mandate() == null ? List.<UUID>of() : List.of(caller.organization());
    return mandates.ending(own, twin.method().id(), EndReason.SUPERSEDED, null, now);
  }

  /** The active method, if the caller may use it. */
  Mono<PaymentMethod.Shared> shared(Caller caller, UUID id) {
    return wallets
        .shared(caller.live(), id)
        .filter(read -> read.consentOf(caller.organization()).isPresent())
        .switchIfEmpty(Mono.error(MethodService::notThere));
  }

  static Problem notThere() {
    return Problem.of(ProblemCode.NOT_FOUND, "There is no such payment method");
  }

  /** That method as the caller sees it. */
  static View seen(Caller caller, PaymentMethod.Shared read, PaymentMethod after) {
    return new View(after, read.consentOf(caller.organization()).orElse(null));
  }
}
