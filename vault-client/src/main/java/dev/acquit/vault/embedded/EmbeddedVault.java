package dev.acquit.vault.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.acquit.vault.Kept;
import dev.acquit.vault.Owner;
import dev.acquit.vault.Secret;
import dev.acquit.vault.Secret.CardNumber;
import dev.acquit.vault.SecurityCode;
import dev.acquit.vault.VaultReference;
import dev.acquit.vault.VaultUnavailableException;
import dev.acquit.vault.embedded.Seal.Kind;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.Statement;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A vault in PostgreSQL, for development and for installations that keep no real card numbers. Its
 * keys may change under it: what does not open, or may not be sealed, under those that it knows is
 * tried once more under those that stand now.
 */
final class EmbeddedVault implements PurgeableVault {

  /** Nothing, if the key that it was sealed under is retired. */
  private static final String KEEP =
      """
      INSERT INTO vault.secret (organization_id, id, ciphertext)
      SELECT $1, $2, $3 WHERE NOT EXISTS (SELECT FROM vault.retired_key k WHERE k.id = $4)
      """;

  private static final String KEEP_WITH_CODE =
      """
      WITH kept AS (
        INSERT INTO vault.secret (organization_id, id, ciphertext)
        SELECT $1, $2, $3 WHERE NOT EXISTS (SELECT FROM vault.retired_key k WHERE k.id = $4)
        RETURNING organization_id, id)
      INSERT INTO vault.security_code (organization_id, id, ciphertext)
      SELECT organization_id, id, $5 FROM kept
      """;

  private static final String REVEAL =
      "SELECT ciphertext FROM vault.secret WHERE organization_id = $1 AND id = $2";

  /** Deletes an expired code too, but does not give it out. */
  private static final String TAKE =
      """
      DELETE FROM vault.security_code WHERE organization_id = $1 AND id = $2
      RETURNING CASE WHEN expires_at > now() THEN ciphertext END AS ciphertext
      """;

  private static final String DROP =
      "DELETE FROM vault.security_code WHERE organization_id = $1 AND id = $2";

  /** The security code goes with it. */
  private static final String FORGET =
      "DELETE FROM vault.secret WHERE organization_id = $1 AND id = $2";

  private static final String PURGE = "DELETE FROM vault.security_code WHERE expires_at <= now()";

  private final Statements statements;
  private final Keyring keyring;
  private final Resealing resealing;

  EmbeddedVault(Statements statements, Keyring keyring) {
    this.statements = statements;
    this.keyring = keyring;
    this.resealing = new Resealing(statements, keyring);
  }

  @Override
  public Mono<Kept> keep(Owner owner, Secret secret) {
    return Mono.defer(() -> keep(VaultReference.next(owner), secret));
  }

  private Mono<Kept> keep(VaultReference reference, Secret secret) {
    return insert(keyring.seal(), reference, secret)
        .switchIfEmpty(freshSeal().flatMap(seal -> insert(seal, reference, secret)))
        .switchIfEmpty(Mono.error(EmbeddedVault::keyRetired));
  }

  /** Empty if the key is retired. */
  private Mono<Kept> insert(Seal seal, VaultReference reference, Secret secret) {
    var number = seal.close(Kind.NUMBER, reference, SecretBytes.of(secret));
    var code = codeIn(secret);
    var values =
        Statements.naming(reference)
            .andThen(it -> it.bind("$3", number).bind("$4", seal.key()))
            .andThen(code == null ? _ -> {} : sealed(seal, reference, code));
    return statements
        .change(code == null ? KEEP : KEEP_WITH_CODE, values)
        .filter(rows -> rows > 0)
        .map(_ -> new Kept(reference, seal.fingerprint(secret)));
  }

  private static Consumer<Statement> sealed(
      Seal seal, VaultReference reference, SecurityCode code) {
    var sealed = seal.close(Kind.CODE, reference, code.digits().getBytes(UTF_8));
    return statement -> statement.bind("$5", sealed);
  }

  private static @Nullable SecurityCode codeIn(Secret secret) {
    return secret instanceof CardNumber card ? card.securityCode() : null;
  }

  @Override
  public Mono<String> fingerprint(Secret secret) {
    return Mono.fromSupplier(() -> keyring.seal().fingerprint(secret));
  }

  @Override
  public Mono<Secret> reveal(VaultReference reference) {
    return ciphertext(REVEAL, reference)
        .flatMap(sealed -> opened(Kind.NUMBER, reference, sealed))
        .map(SecretBytes::read);
  }

  @Override
  public Mono<SecurityCode> takeSecurityCode(VaultReference reference) {
    return ciphertext(TAKE, reference)
        .flatMap(sealed -> opened(Kind.CODE, reference, sealed))
        .map(digits -> new SecurityCode(new String(digits, UTF_8)));
  }

  @Override
  public Mono<Void> dropSecurityCode(VaultReference reference) {
    return statements.change(DROP, Statements.naming(reference)).then();
  }

  @Override
  public Mono<Void> forget(VaultReference reference) {
    return statements.change(FORGET, Statements.naming(reference)).then();
  }

  @Override
  public Mono<Long> purge() {
    return statements.change(PURGE, _ -> {});
  }

  @Override
  public Mono<Long> reseal() {
    return resealing.run();
  }

  @Override
  public boolean production() {
    return false;
  }

  private Mono<byte[]> ciphertext(String sql, VaultReference reference) {
    return statements
        .rows(sql, Statements.naming(reference), EmbeddedVault::value)
        .singleOrEmpty()
        .filter(value -> value.length > 0);
  }

  /** A column that is null stands for an expired code; a Mono cannot carry null. */
  private static byte[] value(Row row) {
    return Objects.requireNonNullElse(row.get("ciphertext", byte[].class), new byte[0]);
  }

  /** Whoever sealed it may know newer keys: those are read, and it is tried again. */
  private Mono<byte[]> opened(Kind kind, VaultReference reference, byte[] sealed) {
    return Mono.fromSupplier(() -> keyring.seal().open(kind, reference, sealed))
        .onErrorResume(
            VaultUnavailableException.class,
            _ -> freshSeal().map(seal -> seal.open(kind, reference, sealed)));
  }

  private Mono<Seal> freshSeal() {
    return statements.inTime(keyring.freshSeal());
  }

  private static VaultUnavailableException keyRetired() {
    return new VaultUnavailableException("The vault's key is retired", null);
  }
}
