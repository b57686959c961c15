package dev.acquit.gateway.wallet;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.event.Addressed;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.journal.Act;
import dev.acquit.gateway.mandate.EndedMandate;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.payment.Saving.By;
import dev.acquit.gateway.token.Token;
import dev.acquit.gateway.token.TokenService;
import dev.acquit.gateway.wallet.Consent.End;
import dev.acquit.gateway.wallet.Consent.View;
import dev.acquit.gateway.wallet.Wallets.Changing;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Saves tokens in users' wallets. */
@Service
public class WalletService {

  private final TokenService tokens;
  private final Wallets wallets;
  private final MethodService methods;
  private final Tellings tellings;
  private final Clock clock;

  WalletService(
      TokenService tokens, Wallets wallets, MethodService methods, Tellings tellings, Clock clock) {
    this.tokens = tokens;
    this.wallets = wallets;
    this.methods = methods;
    this.tellings = tellings;
    this.clock = clock;
  }

  /**
   * Keeps what a token stands for, and uses the token up. A number that the wallet has is the same
   * method: what is new about it is taken over, and it takes no second place.
   */
  public Mono<View> save(Caller caller, SaveRequest request) {
    if (!request.signedIn()) {
      return Mono.error(Problem.of(ProblemCode.USER_NEVER_SIGNED_IN));
    }
    return tokens
        .usable(caller, request.token())
        .flatMap(token -> keep(new Saving(caller, request, token)));
  }

  private Mono<View> keep(Saving saving) {
    return twin(saving)
        .flatMap(twin -> renew(saving, twin))
        .switchIfEmpty(Mono.defer(() -> add(saving)))
        .flatMap(view -> tokens.dropSecurityCode(saving.token).thenReturn(view));
  }

  private Mono<PaymentMethod.Shared> twin(Saving saving) {
    var fingerprint = saving.token.method().fingerprint();
    return fingerprint == null
        ? Mono.empty()
        : wallets.twin(saving.caller.live(), saving.request.user(), fingerprint);
  }

  private Mono<View> add(Saving saving) {
    var now = clock.instant();
    var method = saving.method(Ids.next(), now);
    var consent = saving.consent(now);
    var seen = seen(method, consent);
    var told =
        consent == null
            ? unnamed(saving, method)
            : List.of(tellings.of(Tellings.SAVED, method, consent));
    var act = act(saving, null, seen);
    return wallets
        .add(new Wallets.Adding(saving.caller, saving.token, method, consent, told, act))
        .map(added -> usable(added, seen))
        .onErrorMap(Wallets.Full.class, _ -> Problem.of(ProblemCode.WALLET_FULL))
        .onErrorResume(Wallets.NumberKnown.class, _ -> keep(saving));
  }

  /** F3: the user is to hear of what an admin saves. */
  private List<Addressed> unnamed(Saving saving, PaymentMethod given) {
    return saving.request.savedBy() == By.ADMIN
        ? List.of(tellings.unnamed(saving.caller.organization(), given))
        : List.of();
  }

  /** Without consent nobody is told that there is a method, nor since when. */
  private static View seen(PaymentMethod method, @Nullable Consent consent) {
    return consent == null ? View.unnamed(method) : new View(method, consent);
  }

  /** Of what they do not see nothing is told but what they gave. */
  private Act act(Saving saving, @Nullable View before, View after) {
    return after.unnamed()
        ? tellings.unnamed(saving.caller, saving.token.id(), after.method())
        : tellings.act(saving.caller, Tellings.SAVED, after.method().id(), before, after);
  }

  private static View usable(boolean added, View view) {
    if (!added) {
      throw Problem.of(ProblemCode.TOKEN_USED);
    }
    return view;
  }

  private Mono<View> renew(Saving saving, PaymentMethod.Shared twin) {
    var now = clock.instant();
    return methods
        .superseded(saving.caller, twin, saving.token, now)
        .flatMap(ended -> renew(saving, twin, renewing(saving, twin, ended, now)));
  }

  private Mono<View> renew(Saving saving, PaymentMethod.Shared twin, Changing changing) {
    return wallets
        .change(changing)
        .flatMap(done ->
            done
                ? Mono.just(seen(saving, changing.after(), changing.granted(), twin))
                : again(saving));
  }

  /** Either the method or the token changed meanwhile. */
  private Mono<View> again(Saving saving) {
    return tokens.usable(saving.caller, saving.request.token()).flatMap(_ -> keep(saving));
  }

  /** Who may not use the method changes nothing of it. */
  private Changing renewing(
      Saving saving, PaymentMethod.Shared twin, List<EndedMandate> ended, Instant now) {
    var caller = saving.caller;
    var standing = twin.consentOf(caller.organization()).orElse(null);
    var given = saving.request.consent();
    var granted =
        given == null || (standing != null && standing.covers(given)) ? null : saving.consent(now);
    var ending =
        standing != null && granted != null ? List.of(caller.organization()) : List.<UUID>of();
    var mayUse = standing != null || granted != null;
    var after = twin.method().changed(mayUse ? saving.change() : PaymentMethod.Change.NONE, now);
    return new Changing(
        caller,
        twin.method(),
        after,
        saving.token,
        granted,
        ending,
        ending.isEmpty() ? null : End.RENEWED,
        false,
        ended,
        mayUse ? told(twin, after, granted) : unnamed(saving, saving.method(after.id(), now)),
        act(
            saving,
            standing == null ? null : new View(twin.method(), standing),
            seen(saving, after, granted, twin)));
  }

  private List<Addressed> told(
      PaymentMethod.Shared twin, PaymentMethod after, @Nullable Consent granted) {
    var told = new ArrayList<Addressed>();
    if (!after.isAs(twin.method())) {
      twin.consents().stream()
          .filter(other -> granted == null || !other.organization().equals(granted.organization()))
          .forEach(other -> told.add(tellings.of(Tellings.UPDATED, after, other)));
    }
    if (granted != null) {
      told.add(tellings.of(Tellings.GRANTED, after, granted));
    }
    return told;
  }

  /** Who may not use the method sees no more of it than was given. */
  private static View seen(
      Saving saving, PaymentMethod after, @Nullable Consent granted, PaymentMethod.Shared twin) {
    var consent =
        Optional.ofNullable(granted)
            .or(() -> twin.consentOf(saving.caller.organization()))
            .orElse(null);
    return seen(consent == null ? saving.method(after.id(), after.updatedAt()) : after, consent);
  }

  /** What is to be saved, and for whom. */
  private record Saving(Caller caller, SaveRequest request, Token token) {

    /** A name and a default are for whoever may use it. */
    PaymentMethod method(UUID id, Instant now) {
      return new PaymentMethod(
          id,
          request.user(),
          caller.live(),
          0,
          token.method(),
          token.holderName(),
          Objects.requireNonNullElse(request.billingAddress(), token.billingAddress()),
          token.vault(),
          request.consent() == null ? null : request.nickname(),
          request.consent() != null && request.preferred(),
          request.savedBy(),
          null,
          now,
          now);
    }

    @Nullable Consent consent(Instant now) {
      var given = request.consent();
      return given == null ? null : Consent.of(caller, given, request.savedBy(), now);
    }

    PaymentMethod.Change change() {
      return new PaymentMethod.Change(
          token.method(),
          request.billingAddress(),
          request.nickname() != null,
          request.nickname(),
          request.preferred() ? Boolean.TRUE : null);
    }
  }
}
