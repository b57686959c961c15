package dev.acquit.vault.openbao;

import dev.acquit.vault.VaultReference;
import dev.acquit.vault.VaultUnavailableException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Secrets in a KV store, version 2, each at a path of its own below its organization's. */
final class Numbers {

  private static final Logger LOG = LoggerFactory.getLogger(Numbers.class);
  private static final Pattern ID = Pattern.compile("[\\w-]{1,64}");

  private final Client client;
  private final OpenBaoSettings.Store store;
  private final Duration limit;

  Numbers(Client client, OpenBaoSettings settings) {
    this.client = client;
    this.store = settings.store();
    this.limit = settings.timeLimit();
  }

  /**
   * Writes it where nothing is. If it stays in doubt whether it was written, or nobody waits any
   * more, it is buried: a number must not be kept whose reference nobody has.
   */
  Mono<Void> add(VaultReference reference, ObjectNode document) {
    return Mono.usingWhen(
            Mono.just(reference),
            place -> write(place, document),
            _ -> Mono.<Void>empty(),
            (place, failure) -> failure instanceof Refused ? Mono.empty() : bury(place),
            this::bury)
        .onErrorMap(Refused.class, refused -> refused.answer.unexpected());
  }

  private Mono<Void> write(VaultReference reference, ObjectNode document) {
    return client.send(first(reference, document)).doOnNext(Numbers::expectFirst).then();
  }

  /** As the first version of whatever is there, or not at all. */
  private Request first(VaultReference reference, ObjectNode document) {
    var body = Documents.empty();
    body.putObject("options").put("cas", 0);
    body.set("data", document);
    return Request.post(path("data", reference), body);
  }

  private static void expectFirst(Answer answer) {
    if (answer.status() / 100 == 4 && answer.refusesWith(answer.status())) {
      throw new Refused(answer);
    }
    if (answer.granted().at("/data/version").asInt(0) != 1) {
      throw answer.unexpected();
    }
  }

  /**
   * A write that is still under way finds this one there, and fails; one that came first makes this
   * one fail, and is removed.
   */
  private Mono<Void> bury(VaultReference reference) {
    return client
        .send(first(reference, Documents.empty()))
        .doOnNext(Numbers::expectFirst)
        .then()
        .timeout(limit)
        .onErrorResume(_ -> remove(reference).timeout(limit))
        .doOnError(failure ->
            LOG.warn("A number may be left in the vault that nobody uses: {}", failure.toString()))
        .onErrorComplete();
  }

  /** Empty if there is none, or none any more. */
  Mono<JsonNode> find(VaultReference reference) {
    return Mono.defer(() -> client.send(Request.get(path("data", reference))))
        .filter(answer -> !answer.isNothing())
        .map(answer -> Documents.found(reference, answer.granted().at("/data/data")));
  }

  /** All versions, and that there were any. */
  Mono<Void> remove(VaultReference reference) {
    return Mono.defer(() -> client.send(Request.delete(path("metadata", reference))))
        .doOnNext(Numbers::expectDone)
        .then();
  }

  /** With a warning, it is more than nothing that comes back. */
  private static void expectDone(Answer answer) {
    if (!answer.is(204) && !answer.granted().path("request_id").isString()) {
      throw answer.unexpected();
    }
  }

  private String path(String part, VaultReference reference) {
    if (!ID.matcher(reference.id()).matches()) {
      throw new VaultUnavailableException("The vault gave no such reference", null);
    }
    return store.mount() + "/" + part + "/" + store.prefix() + "/" + Documents.place(reference);
  }

  /** Surely not written. */
  private static final class Refused extends RuntimeException {

    private final transient Answer answer;

    Refused(Answer answer) {
      super(answer.toString(), null, false, false);
      this.answer = answer;
    }
  }
}
