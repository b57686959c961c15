package dev.acquit.gateway.token;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.Problem.FieldError;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.money.Names;
import dev.acquit.processor.Call.Initiator;
import dev.acquit.processor.Instrument;
import dev.acquit.processor.Rail;
import dev.acquit.vault.Kept;
import dev.acquit.vault.Owner;
import dev.acquit.vault.Secret;
import dev.acquit.vault.SecurityCode;
import dev.acquit.vault.Vault;
import dev.acquit.vault.VaultReference;
import dev.acquit.vault.VaultUnavailableException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Makes tokens of cards and bank accounts, and, for one charge, an instrument of a token. */
@Service
public class TokenService {

  private static final Logger LOG = LoggerFactory.getLogger(TokenService.class);

  private final Vault vault;
  private final TokenStore tokens;
  private final TokenSettings settings;
  private final Clock clock;

  TokenService(Vault vault, TokenStore tokens, TokenSettings settings, Clock clock) {
    this.vault = vault;
    this.tokens = tokens;
    this.settings = settings;
    this.clock = clock;
    if (settings.liveCardNumbers() && !vault.production()) {
      throw new IllegalStateException(
          "acquit.tokens.live-card-numbers needs a production vault; the embedded one is for"
              + " tests");
    }
  }

  /** Keeps the numbers in the vault, and gives a token for them. */
  public Mono<Token> create(Caller caller, NewMethod method) {
    refuseUnfit(caller, method);
    return vault
        .keep(new Owner(caller.organization()), secretOf(method))
        .onErrorMap(VaultUnavailableException.class, TokenService::closed)
        .map(kept -> tokenOf(caller, method, kept))
        .flatMap(this::add);
  }

  /** The caller's token, if it can still pay; else a {@link Problem}. */
  public Mono<Token> usable(Caller caller, UUID id) {
    return tokens
        .find(caller, id)
        .switchIfEmpty(
            Mono.error(() -> Problem.of(ProblemCode.NOT_FOUND, "There is no such token")))
        .doOnNext(this::refuseSpent);
  }

  /**
   * What is behind a token, without a security code; a {@link Problem} if the vault does not give
   * it.
   */
  public Mono<Instrument> reveal(Token token) {
    return vault
        .reveal(referenceOf(token))
        .onErrorMap(VaultUnavailableException.class, TokenService::closed)
        .map(secret -> Instruments.of(token, secret))
        .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCode.TOKEN_EXPIRED)));
  }

  /**
   * The card with its security code, which is gone from the vault thereafter. A merchant's charge
   * never carries one.
   *
   * @return an error of the vault's if it does not answer: then nothing may be sent
   */
  public Mono<Instrument.Card> withSecurityCode(
      Token token, Instrument.Card card, Initiator initiator) {
    return initiator == Initiator.MERCHANT
        ? vault.dropSecurityCode(referenceOf(token)).thenReturn(card)
        : vault
            .takeSecurityCode(referenceOf(token))
            .map(code -> card.withSecurityCode(code.digits()))
            .defaultIfEmpty(card);
  }

  /** A number without its token would be nobody's, so it is forgotten again. */
  private Mono<Token> add(Token token) {
    return tokens
        .add(token)
        .thenReturn(token)
        .onErrorResume(failure ->
            vault.forget(referenceOf(token)).onErrorComplete().then(Mono.error(failure)));
  }

  /** Forgets a batch of numbers and tokens whose time is over; tells how many. */
  Mono<Long> forgetSpent(int batch) {
    return tokens
        .spent(settings.keptAfter(), batch)
        .collectList()
        .flatMapIterable(Function.identity())
        .concatMap(
            token -> vault.forget(referenceOf(token)).then(tokens.delete(token)).thenReturn(token))
        .count();
  }

  private void refuseUnfit(Caller caller, NewMethod method) {
    if (caller.live() && !settings.liveCardNumbers()) {
      throw Problem.of(ProblemCode.CARD_NUMBERS_OFF);
    }
    if (caller.live() && vault.production()) {
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
    }
  }

  private static void refuseUnless(boolean test, String pointer, String code) {
    if (!test) {
      throw Problem.fields(
          List.of(new FieldError(pointer, code, "Only published test numbers are taken here")));
    }
  }

  private void refuseSpent(Token token) {
    if (token.usedBy() != null) {
      throw Problem.of(ProblemCode.TOKEN_USED);
    }
    if (!clock.instant().isBefore(token.expiresAt())) {
      throw Problem.of(ProblemCode.TOKEN_EXPIRED);
    }
  }

  private Token tokenOf(Caller caller, NewMethod method, Kept kept) {
    var now = clock.instant();
    return new Token(
        caller.organization(),
        Ids.next(),
        caller.live(),
        Instruments.shown(method, kept.fingerprint()),
        method.holderName(),
        method.billingAddress(),
        kept.reference().id(),
        method instanceof NewMethod.BankAccount account ? account.mandate() : null,
        now,
        now.plus(settings.lifetime()),
        null);
  }

  private static Secret secretOf(NewMethod method) {
    return switch (method) {
      case NewMethod.Card card ->
          new Secret.CardNumber(
              card.number(),
              card.securityCode() == null ? null : new SecurityCode(card.securityCode()));
      case NewMethod.BankAccount account ->
          new Secret.BankNumbers(Names.of(account.rail()), account.bank(), account.accountNumber());
    };
  }

  private static VaultReference referenceOf(Token token) {
    return new VaultReference(new Owner(token.organization()), token.vaultId());
  }

  private static Problem closed(VaultUnavailableException failure) {
    LOG.warn("Answered 503: {}: {}", failure.getMessage(), String.valueOf(failure.getCause()));
    return Problem.of(ProblemCode.VAULT_UNAVAILABLE);
  }
}
