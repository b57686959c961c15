package dev.acquit.gateway.token;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.Problem.FieldError;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.mandate.Mandate;
import dev.acquit.gateway.mandate.Mandate.Payor;
import dev.acquit.gateway.mandate.MandateEvents;
import dev.acquit.gateway.mandate.MandateService;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.token.Token.Chargeable;
import dev.acquit.processor.Call.Initiator;
import dev.acquit.processor.Instrument;
import dev.acquit.processor.Instrument.HolderType;
import dev.acquit.processor.Instrument.Mandate.Kind;
import dev.acquit.processor.Rail;
import dev.acquit.vault.Vault;
import dev.acquit.vault.VaultReference;
import dev.acquit.vault.VaultUnavailableException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Makes tokens of cards and bank accounts, and, for one charge, an instrument of a token. */
@Service
public class TokenService {

  private final Vault vault;
  private final Keeper keeper;
  private final Tokenizers tokenizers;
  private final TokenStore tokens;
  private final MandateService mandates;
  private final MandateEvents tellings;
  private final TokenSettings settings;
  private final Clock clock;

  TokenService(
      Vault vault,
      Keeper keeper,
      Tokenizers tokenizers,
      TokenStore tokens,
      MandateService mandates,
      MandateEvents tellings,
      TokenSettings settings,
      Clock clock) {
    this.vault = vault;
    this.keeper = keeper;
    this.tokenizers = tokenizers;
    this.tokens = tokens;
    this.mandates = mandates;
    this.tellings = tellings;
    this.settings = settings;
    this.clock = clock;
  }

  /** Keeps the numbers, and gives a token for them; a processor's own token is only wrapped. */
  public Mono<Token> create(Caller caller, NewMethod method) {
    if (method instanceof NewMethod.ProcessorToken wrapped) {
      return wrap(caller, wrapped);
    }
    refuseUnfit(caller, method);
    return keeper.keep(caller, method).flatMap(place -> add(tokenOf(caller, method, place)));
  }

  private Mono<Token> wrap(Caller caller, NewMethod.ProcessorToken wrapped) {
    var place = new Keeper.Place(null, Map.of(wrapped.account(), wrapped.token()), "");
    return tokenizers
        .takes(caller, wrapped.account(), wrapped.rail())
        .filter(takes -> takes)
        .switchIfEmpty(Mono.error(TokenService::noSuchAccount))
        .flatMap(_ -> add(tokenOf(caller, wrapped, place)));
  }

  private static Problem noSuchAccount() {
    return Problem.fields(
        List.of(
            new FieldError(
                "/processor_token/processor_account",
                "invalid_choice",
                "An enabled account of yours that charges on this rail")));
  }

  /** The caller's token, if it can still pay; else a {@link Problem}. */
  public Mono<Token> usable(Caller caller, UUID id) {
    return tokens
        .find(caller, id)
        .switchIfEmpty(
            Mono.error(() -> Problem.of(ProblemCode.NOT_FOUND, "There is no such token")))
        .doOnNext(TokenService::refuseSpent);
  }

  /**
   * What is behind it, as that account is to be told of it, without a security code; empty if it is
   * forgotten, a {@link Problem} if the vault does not answer.
   *
   * @param account whose processor is asked to charge it
   */
  public Mono<Instrument> reveal(Chargeable paying, UUID account) {
    var theirs = paying.references().get(account);
    if (theirs != null) {
      return Mono.just(new Instrument.ProcessorToken(theirs, paying.method().rail()));
    }
    return Keeper.asked(Mono.justOrEmpty(paying.vault()).flatMap(vault::reveal))
        .map(secret -> Instruments.of(paying, secret));
  }

  /** Has the vault forget what it keeps there, for good; twice is the same as once. */
  public Mono<Void> forget(VaultReference kept) {
    return vault.forget(kept);
  }

  /**
   * No security code outlives the saving of a card that nobody charges; where the vault does not
   * answer, it ends by itself within a quarter of an hour.
   */
  public Mono<Void> dropSecurityCode(Token token) {
    return Mono.justOrEmpty(token.vault())
        .flatMap(vault::dropSecurityCode)
        .onErrorComplete(VaultUnavailableException.class);
  }

  /**
   * The card with its security code, which is gone from the vault thereafter. A merchant's charge
   * never carries one, and a method that is kept has none.
   *
   * @return an error of the vault's if it does not answer: then nothing may be sent
   */
  public Mono<Instrument.Card> withSecurityCode(
      Chargeable paying, Instrument.Card card, Initiator initiator) {
    return Mono.justOrEmpty(paying.saved() ? null : paying.vault())
        .flatMap(reference ->
            initiator == Initiator.MERCHANT
                ? vault.dropSecurityCode(reference).thenReturn(card)
                : vault
                    .takeSecurityCode(reference)
                    .map(code -> card.withSecurityCode(code.digits())))
        .defaultIfEmpty(card);
  }

  /** A number without its token would be nobody's, so it is forgotten again. */
  private Mono<Token> add(Token token) {
    var mandate = token.mandate();
    return tokens
        .add(token, mandate == null ? null : tellings.created(mandate))
        .thenReturn(token)
        .onErrorResume(failure -> keeper.forget(token).onErrorComplete().then(Mono.error(failure)));
  }

  /** Forgets a batch of numbers and tokens whose time is over; tells how many. */
  Mono<Long> forgetSpent(int batch) {
    return tokens
        .spent(settings.keptAfter(), batch)
        .collectList()
        .flatMapIterable(Function.identity())
        .concatMap(token -> keeper.forget(token).then(tokens.delete(token)).thenReturn(token))
        .count();
  }

  private void refuseUnfit(Caller caller, NewMethod method) {
    if (caller.live() && !settings.liveCardNumbers()) {
      throw Problem.of(ProblemCode.CARD_NUMBERS_OFF);
    }
    if (keeper.keptByProcessors() || (caller.live() && keeper.mayBeLive())) {
      return;
    }
    switch (method) {
      case NewMethod.Card card ->
          refuseUnless(TestNumbers.contains(card.number()), "/card/number", "test_cards_only");
      case NewMethod.BankAccount account ->
          refuseUnless(
              TestNumbers.containsBank(account.bank()),
              account.rail() == Rail.ACH
                  ? "/bank_account/routing_number"
                  : "/bank_account/institution_number",
              "test_accounts_only");
      case NewMethod.ProcessorToken _ -> {}
    }
  }

  private static void refuseUnless(boolean test, String pointer, String code) {
    if (!test) {
      throw Problem.fields(
          List.of(new FieldError(pointer, code, "Only published test numbers are taken here")));
    }
  }

  private static void refuseSpent(Token token) {
    if (token.usedBy() != null) {
      throw Problem.of(ProblemCode.TOKEN_USED);
    }
    if (token.expired()) {
      throw Problem.of(ProblemCode.TOKEN_EXPIRED);
    }
  }

  private Token tokenOf(Caller caller, NewMethod method, Keeper.Place place) {
    var now = clock.instant();
    return new Token(
        caller.organization(),
        Ids.next(),
        caller.live(),
        Instruments.shown(method, place.fingerprint()),
        method.holderName(),
        method.billingAddress(),
        place.vaultId(),
        place.references(),
        given(caller, method, now),
        now,
        now.plus(settings.lifetime()),
        false,
        null);
  }

  private @Nullable Mandate given(Caller caller, NewMethod method, Instant now) {
    var mandate = method.mandate();
    return switch (method) {
      case NewMethod.BankAccount account when mandate != null ->
          mandates.given(
              caller, mandate, account.rail(), usual(account), Instruments.payor(account), now);
      case NewMethod.ProcessorToken theirs when mandate != null ->
          mandates.given(caller, mandate, theirs.rail(), Kind.PERSONAL, Payor.UNKNOWN, now);
      default -> null;
    };
  }

  private static Kind usual(NewMethod.BankAccount account) {
    return account.holderType() == HolderType.COMPANY ? Kind.BUSINESS : Kind.PERSONAL;
  }
}
