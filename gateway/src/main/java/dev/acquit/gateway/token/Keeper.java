package dev.acquit.gateway.token;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.http.LogContext;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.Problem.FieldError;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.vault.Kept;
import dev.acquit.vault.Owner;
import dev.acquit.vault.Vault;
import dev.acquit.vault.VaultUnavailableException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Where numbers are kept: in the vault, or by processors, of which each gives its own token. */
@Component
class Keeper {

  private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);

  private final Vault vault;
  private final Tokenizers tokenizers;
  private final TokenSettings settings;

  Keeper(Vault vault, Tokenizers tokenizers, TokenSettings settings) {
    this.vault = vault;
    this.tokenizers = tokenizers;
    this.settings = settings;
    if (settings.liveCardNumbers() && !mayBeLive()) {
      throw new IllegalStateException(
          "acquit.tokens.live-card-numbers needs a production vault; the embedded one is for"
              + " tests");
    }
  }

  /** Whether real numbers may come here. */
  boolean mayBeLive() {
    return keptByProcessors() || vault.production();
  }

  boolean keptByProcessors() {
    return settings.keptBy() == TokenSettings.KeptBy.PROCESSORS;
  }

  /** Keeps it, and tells where. */
  Mono<Place> keep(Caller caller, NewMethod method) {
    return keptByProcessors() ? left(caller, method) : kept(caller, method);
  }

  private Mono<Place> kept(Caller caller, NewMethod method) {
    return asked(vault.keep(new Owner(caller.organization()), Instruments.secretOf(method)))
        .map(Place::inVault);
  }

  /** The fingerprint is ours all the same: only its key is asked, and nothing is kept. */
  private Mono<Place> left(Caller caller, NewMethod method) {
    return tokenizers
        .leave(caller, Instruments.whole(method))
        .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCode.NO_PROCESSOR)))
        .map(left -> taken(left, method))
        .flatMap(references ->
            asked(vault.fingerprint(Instruments.secretOf(method)))
                .map(fingerprint -> new Place(null, references, fingerprint)));
  }

  private static Map<UUID, String> taken(Tokenizers.Left left, NewMethod method) {
    if (!left.references().isEmpty()) {
      return left.references();
    }
    var refusal = left.refusal();
    if (refusal == null) {
      throw Problem.of(ProblemCode.VAULT_UNAVAILABLE);
    }
    var pointer = method instanceof NewMethod.Card ? "/card/number" : "/bank_account";
    throw Problem.fields(
        List.of(
            new FieldError(pointer, "refused", "The processor says: " + refusal.reason().code())));
  }

  /** Forgets what the vault keeps; twice is the same as once. */
  Mono<Void> forget(Token token) {
    var reference = token.vault();
    return reference == null ? Mono.empty() : vault.forget(reference);
  }

  /** What the vault is asked; a {@link Problem} if it does not answer. */
  static <T> Mono<T> asked(Mono<T> call) {
    return LogContext.kept(call).onErrorMap(VaultUnavailableException.class, Keeper::closed);
  }

  private static Problem closed(VaultUnavailableException failure) {
    LOG.warn("Answered 503: {}: {}", failure.getMessage(), String.valueOf(failure.getCause()));
    return Problem.of(ProblemCode.VAULT_UNAVAILABLE);
  }

  /**
   * Where something is kept.
   *
   * @param vaultId null where processors keep it
   * @param references by account, what each processor gave for it
   */
  record Place(@Nullable String vaultId, Map<UUID, String> references, String fingerprint) {

    static Place inVault(Kept kept) {
      return new Place(kept.reference().id(), Map.of(), kept.fingerprint());
    }

    @Override
    public String toString() {
      return "Place[" + vaultId + ", " + references.keySet() + "]";
    }
  }
}
