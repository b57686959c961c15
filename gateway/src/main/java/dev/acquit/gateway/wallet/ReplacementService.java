package dev.acquit.gateway.wallet;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.event.Addressed;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.journal.Act;
import dev.acquit.gateway.mandate.EndedMandate;
import dev.acquit.gateway.mandate.Mandate.EndReason;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.token.Token;
import dev.acquit.gateway.token.TokenService;
import dev.acquit.gateway.wallet.Consent.View;
import dev.acquit.gateway.wallet.Wallets.Merging;
import dev.acquit.gateway.wallet.Wallets.Replacing;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Puts new numbers in the place of old ones, for everybody who may use them. */
@Service
public class ReplacementService {

  private final TokenService tokens;
  private final Wallets wallets;
  private final MethodService methods;
  private final Tellings tellings;
  private final Forgetting forgetting;
  private final Clock clock;

  ReplacementService(
      TokenService tokens,
      Wallets wallets,
      MethodService methods,
      Tellings tellings,
      Forgetting forgetting,
      Clock clock) {
    this.tokens = tokens;
    this.wallets = wallets;
    this.methods = methods;
    this.tellings = tellings;
    this.forgetting = forgetting;
    this.clock = clock;
  }

  /**
   * A new number in the place of the old one, for every organization that may use it. The old
   * method is deleted. A number that the user has already is that method, and takes the consents
   * over; only of one that the caller may use is it said that it is there.
   */
  public Mono<View> replace(Caller caller, UUID id, UUID token) {
    return methods
        .shared(caller, id)
        .zipWhen(_ -> tokens.usable(caller, token))
        .flatMap(both -> replace(caller, both.getT1(), both.getT2()));
  }

  private Mono<View> replace(Caller caller, PaymentMethod.Shared read, Token by) {
    return Mono.justOrEmpty(by.method().fingerprint())
        .flatMap(number -> wallets.twin(caller.live(), read.method().user(), number))
        .filter(twin -> !twin.method().id().equals(read.method().id()))
        .flatMap(twin -> merge(caller, read, twin, by))
        .switchIfEmpty(Mono.defer(() -> put(caller, read, by)));
  }

  /** A mandate was for the old number. */
  private Mono<View> put(Caller caller, PaymentMethod.Shared read, Token by) {
    var now = clock.instant();
    return methods
        .ending(read, EndReason.SUPERSEDED, "Method replaced", now)
        .flatMap(ended -> put(replacing(caller, read, by, ended, now)));
  }

  private Mono<View> put(Replacing replacing) {
    var read = replacing.read();
    var after = new PaymentMethod.Shared(replacing.after(), replacing.consents());
    return wallets
        .replace(replacing)
        .onErrorMap(Wallets.Full.class, _ -> Problem.of(ProblemCode.WALLET_FULL))
        .onErrorReturn(Wallets.NumberKnown.class, false)
        .flatMap(done -> done(done, replacing.caller(), read, after, replacing.token()));
  }

  private Mono<View> done(
      boolean done,
      Caller caller,
      PaymentMethod.Shared read,
      PaymentMethod.Shared after,
      Token by) {
    return done
        ? tokens
            .dropSecurityCode(by)
            .then(forgetting.atOnce(read.method()))
            .thenReturn(MethodService.seen(caller, after, after.method()))
        : replace(caller, read.method().id(), by.id());
  }

  private Replacing replacing(
      Caller caller, PaymentMethod.Shared read, Token by, List<EndedMandate> ended, Instant now) {
    var old = read.method();
    var after =
        new PaymentMethod(
            Ids.next(),
            old.user(),
            old.live(),
            0,
            by.method(),
            by.holderName(),
            by.billingAddress(),
            by.vault(),
            old.nickname(),
            old.preferred(),
            old.savedBy(),
            old.id(),
            now,
            now);
    var consents = read.consents().stream().map(consent -> consent.movedAt(now)).toList();
    var told = tellings.toAll(Tellings.REPLACED, after, consents);
    var act = act(caller, read, new PaymentMethod.Shared(after, consents));
    return new Replacing(caller, by, read, after, consents, ended, told, act);
  }

  private Mono<View> merge(
      Caller caller, PaymentMethod.Shared read, PaymentMethod.Shared twin, Token by) {
    if (twin.consentOf(caller.organization()).isPresent()) {
      return Mono.error(
          Problem.of(ProblemCode.WRONG_STATE, "That number is in the wallet already"));
    }
    var now = clock.instant();
    return methods
        .ending(read, EndReason.SUPERSEDED, "Method replaced", now)
        .zipWith(methods.superseded(caller, twin, by, now), ReplacementService::both)
        .flatMap(ended -> merge(caller, read, twin, by, ended, now));
  }

  private Mono<View> merge(
      Caller caller,
      PaymentMethod.Shared read,
      PaymentMethod.Shared twin,
      Token by,
      List<EndedMandate> ended,
      Instant now) {
    var after = twin.method().replacing(read.method(), by.method(), now);
    var moved =
        read.consents().stream()
            .filter(consent -> twin.consentOf(consent.organization()).isEmpty())
            .map(consent -> consent.movedAt(now))
            .toList();
    var taken = new PaymentMethod.Shared(after, moved);
    var merging =
        new Merging(
            caller,
            by,
            read.method(),
            twin.method(),
            after,
            moved,
            ended,
            told(read, twin, after, moved),
            act(caller, read, taken));
    return wallets.merge(merging).flatMap(done -> done(done, caller, read, taken, by));
  }

  private Act act(Caller caller, PaymentMethod.Shared read, PaymentMethod.Shared after) {
    var before = MethodService.seen(caller, read, read.method());
    var then = MethodService.seen(caller, after, after.method());
    return tellings.act(caller, Tellings.REPLACED, read.method().id(), before, then);
  }

  private List<Addressed> told(
      PaymentMethod.Shared read,
      PaymentMethod.Shared twin,
      PaymentMethod after,
      List<Consent> moved) {
    var told = new ArrayList<>(tellings.toAll(Tellings.REPLACED, after, moved));
    for (var standing : twin.consents()) {
      var hadBoth = read.consentOf(standing.organization()).isPresent();
      told.add(tellings.of(hadBoth ? Tellings.REPLACED : Tellings.UPDATED, after, standing));
    }
    return told;
  }

  private static List<EndedMandate> both(List<EndedMandate> some, List<EndedMandate> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }
}
