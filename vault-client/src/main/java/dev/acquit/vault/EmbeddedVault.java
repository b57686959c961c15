package dev.acquit.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.acquit.vault.Seal.Kind;
import dev.acquit.vault.Secret.CardNumber;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A vault in PostgreSQL, for development and for installations that keep no real card numbers.
 * Every call is one autocommitted statement with a time limit: a slow vault fails closed like a
 * broken one.
 */
final class EmbeddedVault implements PurgeableVault {

  private static final String KEEP =
      "INSERT INTO vault.secret (organization_id, id, ciphertext) VALUES ($1, $2, $3)";

  private static final String KEEP_WITH_CODE =
      """
      WITH kept AS (
        INSERT INTO vault.secret (organization_id, id, ciphertext) VALUES ($1, $2, $3))
      INSERT INTO vault.security_code (organization_id, id, ciphertext) VALUES ($1, $2, $4)
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

  private final ConnectionFactory connections;
  private final Seal seal;
  private final Duration limit;

  EmbeddedVault(ConnectionFactory connections, Seal seal, Duration limit) {
    this.connections = connections;
    this.seal = seal;
    this.limit = limit;
  }

  @Override
  public Mono<Kept> keep(Owner owner, Secret secret) {
    return Mono.defer(() -> insert(new VaultReference(owner, ReferenceId.next()), secret));
  }

  private Mono<Kept> insert(VaultReference reference, Secret secret) {
    var number = seal.close(Kind.NUMBER, reference, SecretBytes.of(secret));
    var code = codeIn(secret);
    var kept = new Kept(reference, seal.fingerprint(secret));
    return code == null
        ? change(KEEP, naming(reference).andThen(it -> it.bind("$3", number))).thenReturn(kept)
        : insert(reference, number, code).thenReturn(kept);
  }

  private Mono<Long> insert(VaultReference reference, byte[] number, SecurityCode code) {
    var sealed = seal.close(Kind.CODE, reference, code.digits().getBytes(UTF_8));
    return change(
        KEEP_WITH_CODE, naming(reference).andThen(it -> it.bind("$3", number).bind("$4", sealed)));
  }

  private static @Nullable SecurityCode codeIn(Secret secret) {
    return secret instanceof CardNumber card ? card.securityCode() : null;
  }

  @Override
  public Mono<Secret> reveal(VaultReference reference) {
    return ciphertext(REVEAL, reference)
        .map(sealed -> SecretBytes.read(seal.open(Kind.NUMBER, reference, sealed)));
  }

  @Override
  public Mono<SecurityCode> takeSecurityCode(VaultReference reference) {
    return ciphertext(TAKE, reference)
        .map(sealed -> new String(seal.open(Kind.CODE, reference, sealed), UTF_8))
        .map(SecurityCode::new);
  }

  @Override
  public Mono<Void> dropSecurityCode(VaultReference reference) {
    return change(DROP, naming(reference)).then();
  }

  @Override
  public Mono<Void> forget(VaultReference reference) {
    return change(FORGET, naming(reference)).then();
  }

  @Override
  public Mono<Long> purge() {
    return change(PURGE, _ -> {});
  }

  @Override
  public boolean production() {
    return false;
  }

  private static Consumer<Statement> naming(VaultReference reference) {
    return statement ->
        statement.bind("$1", reference.owner().organization()).bind("$2", reference.id());
  }

  private Mono<byte[]> ciphertext(String sql, VaultReference reference) {
    return execute(sql, naming(reference), result -> result.map(EmbeddedVault::value))
        .filter(value -> value.length > 0);
  }

  /** A column that is null stands for an expired code; a Mono cannot carry null. */
  private static byte[] value(Readable row) {
    return Objects.requireNonNullElse(row.get("ciphertext", byte[].class), new byte[0]);
  }

  private Mono<Long> change(String sql, Consumer<Statement> bind) {
    return execute(sql, bind, Result::getRowsUpdated);
  }

  /** The one way to the database, and the one place where its failures become the vault's. */
  private <T> Mono<T> execute(
      String sql, Consumer<Statement> bind, Function<Result, Publisher<T>> read) {
    return Mono.usingWhen(
            connections.create(), connection -> run(connection, sql, bind, read), Connection::close)
        .timeout(limit)
        .onErrorMap(failure -> new VaultUnavailableException("The vault does not answer", failure));
  }

  private static <T> Mono<T> run(
      Connection connection,
      String sql,
      Consumer<Statement> bind,
      Function<Result, Publisher<T>> read) {
    var statement = connection.createStatement(sql);
    bind.accept(statement);
    return Flux.from(statement.execute()).concatMap(read).singleOrEmpty(); // once it is committed
  }
}
