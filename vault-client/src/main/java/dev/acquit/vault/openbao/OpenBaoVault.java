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
import tools.jackson.databind.node.ObjectNode;

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
    return inTime(
        Mono.zip(fingerprints.of(secret), document(VaultReference.next(owner), secret))
            .flatMap(both -> kept(both.getT1(), both.getT2())));
  }

  private Mono<Kept> kept(String fingerprint, Document document) {
    return numbers
        .add(document.reference, document.content)
        .thenReturn(new Kept(document.reference, fingerprint));
  }

  private Mono<Document> document(VaultReference reference, Secret secret) {
    var content = Documents.of(reference, secret);
    var code = secret instanceof CardNumber card ? card.securityCode() : null;
    return code == null
        ? Mono.just(new Document(reference, content))
        : codes
            .wrap(code)
            .map(token -> new Document(reference, content.put(Documents.CODE, token)));
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
    return inTime(codeToken(reference).flatMap(codes::drop));
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

  /** What is written, and where. Prints nothing of it. */
  private static final class Document {

    private final VaultReference reference;
    private final ObjectNode content;

    Document(VaultReference reference, ObjectNode content) {
      this.reference = reference;
      this.content = content;
    }
  }
}
