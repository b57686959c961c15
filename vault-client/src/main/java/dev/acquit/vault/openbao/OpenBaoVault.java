package dev.acquit.vault.openbao;

import dev.acquit.vault.Kept;
import dev.acquit.vault.Owner;
import dev.acquit.vault.Secret;
import dev.acquit.vault.Secret.CardNumber;
import dev.acquit.vault.SecurityCode;
import dev.acquit.vault.VaultReference;
import java.time.Duration;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * A vault for real numbers. Each call of the port has one limit for all that it asks; what is not
 * answered as the API says counts as no answer.
 */
final class OpenBaoVault implements RenewableVault {

  private final Client client;
  private final Numbers numbers;
  private final Fingerprints fingerprints;
  private final SecurityCodes codes;
  private final Duration limit;

  OpenBaoVault(
      Client client,
      Numbers numbers,
      Fingerprints fingerprints,
      SecurityCodes codes,
      Duration limit) {
    this.client = client;
    this.numbers = numbers;
    this.fingerprints = fingerprints;
    this.codes = codes;
    this.limit = limit;
  }

  /** The number comes last: until it is there, nothing is that anybody could find. */
  @Override
  public Mono<Kept> keep(Owner owner, Secret secret) {
    return inTime(Mono.defer(() -> keep(VaultReference.next(owner), secret)));
  }

  private Mono<Kept> keep(VaultReference reference, Secret secret) {
    return fingerprints
        .of(secret)
        .flatMap(
            fingerprint -> add(reference, secret).thenReturn(new Kept(reference, fingerprint)));
  }

  private Mono<Void> add(VaultReference reference, Secret secret) {
    var document = Documents.of(reference, secret);
    var code = secret instanceof CardNumber card ? card.securityCode() : null;
    var whole =
        code == null
            ? Mono.just(document)
            : codes.wrap(code).map(token -> document.put(Documents.CODE, token));
    return whole.flatMap(it -> numbers.add(reference, it));
  }

  @Override
  public Mono<String> fingerprint(Secret secret) {
    return inTime(fingerprints.of(secret));
  }

  @Override
  public Mono<Secret> reveal(VaultReference reference) {
    return inTime(numbers.find(reference).map(Documents::read));
  }

  @Override
  public Mono<SecurityCode> takeSecurityCode(VaultReference reference) {
    return inTime(codeToken(reference).flatMap(codes::take));
  }

  @Override
  public Mono<Void> dropSecurityCode(VaultReference reference) {
    return inTime(codeToken(reference).flatMap(codes::take).then());
  }

  /** Empty where there was no code; one that is gone already still has its token there. */
  private Mono<String> codeToken(VaultReference reference) {
    return numbers
        .find(reference)
        .map(document -> document.path(Documents.CODE))
        .filter(JsonNode::isString)
        .map(JsonNode::asString);
  }

  @Override
  public Mono<Void> forget(VaultReference reference) {
    return inTime(numbers.remove(reference));
  }

  @Override
  public Mono<Long> renew() {
    return inTime(client.renew());
  }

  @Override
  public boolean production() {
    return true;
  }

  private <T> Mono<T> inTime(Mono<T> work) {
    return work.timeout(limit).onErrorMap(VaultHttp::closed);
  }
}
