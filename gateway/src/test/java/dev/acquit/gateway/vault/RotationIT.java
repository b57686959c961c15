package dev.acquit.gateway.vault;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Beside;
import dev.acquit.gateway.support.GatewayProcess;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import dev.acquit.gateway.support.TestSimulator;
import dev.acquit.vault.embedded.EmbeddedVaultKeys;
import dev.acquit.vault.embedded.KeyRotation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The vault's key is rotated, again and again, while two gateways charge: what one of them sealed
 * the other opens, no charge fails, and then the old keys go.
 */
@Beside
class RotationIT {

  private static final int ROTATIONS = 5;
  private static final int CHARGES = 64;
  private static final int AT_ONCE = 8;

  @TempDir private Path directory;
  private Path file;
  private final TestDatabase database = TestDatabase.create();

  @BeforeEach
  void makeKeys() {
    file = directory.resolve("vault-keys");
    done("new");
  }

  @AfterEach
  void dropDatabase() {
    database.close();
  }

  @Test
  void isNoticedByNobodyWhoPays() throws SQLException {
    try (var early = gateway("200ms", "100ms"); // notices by itself
        var late = gateway("1h", "1h"); // notices when something does not open
        var workers = Executors.newFixedThreadPool(AT_ONCE)) {
      var shops = shops(early, late);
      var held = new ArrayList<>(made(8, shops));
      for (var rotation = 0; rotation < ROTATIONS; rotation++) {
        rotateUnderLoad(shops, workers);
        held.addAll(made(8, shops));
      }

      oldKeysGo(shops.getFirst());

      held.addAll(made(8, shops));
      held.forEach(Token::pays);
    }
    try (var next = gateway("1h", "1h")) { // it knows the vault by the keys that are left
      assertThat(next.api().shop().token(Shop.APPROVED)).startsWith("tok_");
    }
  }

  private void rotateUnderLoad(List<Shop> shops, ExecutorService workers) {
    var begun = new Semaphore(0);
    var charges =
        IntStream.range(0, CHARGES)
            .mapToObj(number -> charged(number, shops, begun, workers))
            .toList();
    begun.acquireUninterruptibly(CHARGES / 4);
    done("rotate");
    charges.forEach(CompletableFuture::join);
    var newest = KeyRotation.primary(keys());
    eventually(() -> assertThat(sealedUnder(List.of(newest))).isPositive());
  }

  private static CompletableFuture<?> charged(
      int number, List<Shop> shops, Semaphore begun, ExecutorService workers) {
    return CompletableFuture.runAsync(
        () -> {
          begun.release();
          Token.made(number, shops).pays();
        },
        workers);
  }

  /** What does not open is not sealed anew either: as long as it is there its key stays. */
  private void oldKeysGo(Shop shop) throws SQLException {
    var old = KeyRotation.outdated(keys());
    assertThat(old).hasSize(ROTATIONS);
    database.update(
        "INSERT INTO vault.secret (organization_id, id, ciphertext)"
            + " VALUES (?, 'broken', decode('0000000001' || ? || '00', 'hex'))",
        shop.organizationId(),
        old.getFirst());
    eventually(() -> assertThat(sealedUnder(old)).isEqualTo(1));
    var refused = command("retire");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.text()).startsWith("1 values are still sealed under");
    assertThat(KeyRotation.outdated(keys())).isEqualTo(old);

    database.update("DELETE FROM vault.secret WHERE id = 'broken'");
    done("retire");
    assertThat(KeyRotation.ids(keys())).hasSize(1);
  }

  private GatewayProcess gateway(String readEvery, String resealEvery) {
    return GatewayProcess.start(
        database.url(),
        "acquit.vault.keys-file=" + file,
        "acquit.vault.keys-read-every=" + readEvery,
        "acquit.vault.reseal-every=" + resealEvery);
  }

  private static List<Shop> shops(GatewayProcess one, GatewayProcess other) {
    var shop = one.api().shop();
    return List.of(shop, new Shop(other.api(), shop.organization(), shop.key()));
  }

  private static List<Token> made(int many, List<Shop> shops) {
    return IntStream.range(0, many).mapToObj(number -> Token.made(number, shops)).toList();
  }

  private long sealedUnder(List<String> keys) {
    return database.count(
        """
        SELECT (SELECT count(*) FROM vault.secret WHERE key_id = ANY (?))
             + (SELECT count(*) FROM vault.security_code WHERE key_id = ANY (?))
        """,
        keys.toArray(String[]::new),
        keys.toArray(String[]::new));
  }

  private void done(String command) {
    assertThat(command(command)).satisfies(result -> assertThat(result.code()).isZero());
  }

  private VaultKeysCommand.Result command(String command) {
    return VaultKeysCommand.run(
        List.of(command, file.toString()), Map.of("ACQUIT_DATABASE_URL", database.url()));
  }

  private EmbeddedVaultKeys keys() {
    try {
      return EmbeddedVaultKeys.parse(Files.readString(file));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** A token that one gateway made, for the other to charge; every second one of a bank account. */
  private record Token(String id, boolean card, Shop payer) {

    static Token made(int number, List<Shop> shops) {
      var card = number % 2 == 0;
      var maker = shops.get(number / 2 % 2);
      var id = card ? maker.token(Shop.APPROVED) : maker.debitToken(Shop.SETTLES);
      return new Token(id, card, shops.get(1 - number / 2 % 2));
    }

    /** At the first asking, and with its security code. */
    void pays() {
      var reference = Shop.fresh();
      var paid = payer.post("/v1/payments", Shop.fresh(), Shop.body(id, reference, ""));
      assertThat(paid.status()).as(paid.body()).isEqualTo(201);
      assertThat(paid.text("/status")).isEqualTo(card ? "succeeded" : "processing");
      assertThat(paid.text("/attempts/0/cvc")).isEqualTo(card ? "match" : "");
      assertThat(TestSimulator.ledger(reference)).hasSize(1);
    }
  }
}
