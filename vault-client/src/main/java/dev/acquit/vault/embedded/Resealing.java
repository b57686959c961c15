package dev.acquit.vault.embedded;

import dev.acquit.vault.Owner;
import dev.acquit.vault.VaultReference;
import dev.acquit.vault.VaultUnavailableException;
import dev.acquit.vault.embedded.Seal.Kind;
import io.r2dbc.spi.Row;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Seals anew what was sealed under a key older than the primary, so that the old key can be
 * retired. A value that is taken, forgotten or sealed anew by somebody else meanwhile is left
 * alone.
 */
final class Resealing {

  private static final Logger LOG = LoggerFactory.getLogger(Resealing.class);
  private static final int BATCH = 100;

  private final Statements statements;
  private final Keyring keyring;

  Resealing(Statements statements, Keyring keyring) {
    this.statements = statements;
    this.keyring = keyring;
  }

  /** Goes once through all there is, batch by batch; tells how many it sealed. */
  Mono<Long> run() {
    return Flux.defer(() -> everything(keyring.seal())).reduce(0L, Long::sum);
  }

  private Flux<Long> everything(Seal seal) {
    return Flux.fromArray(Shelf.values())
        .concatMap(shelf ->
            Flux.fromIterable(seal.outdated()).concatMap(key -> sealedUnder(key, shelf, seal)));
  }

  /** From one reference to the next, so that what does not open is not met again. */
  private Flux<Long> sealedUnder(String key, Shelf shelf, Seal seal) {
    return batch(shelf, key, "")
        .expand(batch ->
            batch.size() < BATCH ? Mono.empty() : batch(shelf, key, batch.getLast().reference.id()))
        .concatMapIterable(Function.identity(), 1)
        .concatMap(value -> reseal(value, shelf, seal), 1);
  }

  private Mono<List<Value>> batch(Shelf shelf, String key, String after) {
    return statements
        .rows(
            shelf.select, it -> it.bind("$1", key).bind("$2", after).bind("$3", BATCH), Value::new)
        .collectList();
  }

  private Mono<Long> reseal(Value value, Shelf shelf, Seal seal) {
    var reference = value.reference;
    try {
      var plain = seal.open(shelf.kind, reference, value.sealed);
      var anew = seal.close(shelf.kind, reference, plain);
      return statements.change(
          shelf.update,
          Statements.naming(reference)
              .andThen(it -> it.bind("$3", value.sealed).bind("$4", anew))
              .andThen(it -> it.bind("$5", seal.key())));
    } catch (VaultUnavailableException broken) {
      LOG.warn("{} does not open, and stays as it is: {}", reference.id(), broken.getMessage());
      return Mono.just(0L);
    }
  }

  /** A table, and what it holds. */
  private enum Shelf {
    NUMBERS(Kind.NUMBER, "vault.secret"),
    CODES(Kind.CODE, "vault.security_code");

    private final Kind kind;
    private final String select;
    private final String update;

    Shelf(Kind kind, String table) {
      this.kind = kind;
      this.select =
          """
          SELECT organization_id, id, ciphertext FROM %s
           WHERE key_id = $1 AND id > $2 ORDER BY id LIMIT $3
          """
              .formatted(table);
      this.update =
          """
          UPDATE %s SET ciphertext = $4
           WHERE organization_id = $1 AND id = $2 AND ciphertext = $3
             AND NOT EXISTS (SELECT FROM vault.retired_key k WHERE k.id = $5)
          """
              .formatted(table);
    }
  }

  /** What a row holds. */
  private static final class Value {

    private final VaultReference reference;
    private final byte[] sealed;

    Value(Row row) {
      var organization = Objects.requireNonNull(row.get("organization_id", UUID.class));
      var id = Objects.requireNonNull(row.get("id", String.class));
      this.reference = new VaultReference(new Owner(organization), id);
      this.sealed = Objects.requireNonNull(row.get("ciphertext", byte[].class));
    }
  }
}
