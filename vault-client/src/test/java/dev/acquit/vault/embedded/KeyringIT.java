package dev.acquit.vault.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.vault.Kept;
import dev.acquit.vault.Owner;
import dev.acquit.vault.Secret;
import dev.acquit.vault.Secret.CardNumber;
import dev.acquit.vault.SecurityCode;
import dev.acquit.vault.VaultUnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Two vaults on one database and one place for their keys, which change. */
class KeyringIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final VaultDatabase DATABASE = VaultDatabase.create();
  private static final SecurityCode CODE = new SecurityCode("123");
  private static final Secret CARD = new CardNumber("4242424242424242", null);

  private final Owner owner = new Owner(UUID.randomUUID());
  private final EmbeddedVaultKeys keys = EmbeddedVaultKeys.generate();
  private final EmbeddedVaultKeys rotated = KeyRotation.promoted(KeyRotation.added(keys));
  private final Keyring first = new Keyring(keys, this::read);
  private final Keyring second = new Keyring(keys, this::read);
  private final PurgeableVault one = Vaults.embedded(DATABASE.connections(), first, SOON);
  private final PurgeableVault other = Vaults.embedded(DATABASE.connections(), second, SOON);
  private volatile String text = keys.toText();

  @BeforeEach
  void empty() {
    DATABASE.execute("TRUNCATE vault.secret, vault.security_code, vault.retired_key");
  }

  @Test
  void whatIsSealedUnderAKeyNotReadYetOpens() {
    rotate();
    expect(first.reread(), 1L);
    var kept = kept(one);

    assertThat(second.seal().key()).isEqualTo(KeyRotation.primary(keys));
    expect(other.reveal(kept.reference()), CARD);
    assertThat(second.seal().key()).isEqualTo(KeyRotation.primary(rotated));
  }

  @Test
  void aSecurityCodeThatIsTakenIsNotLostForWantOfItsKey() {
    rotate();
    expect(first.reread(), 1L);
    var kept = kept(one);

    expect(other.takeSecurityCode(kept.reference()), CODE);
  }

  @Test
  void keysThatCannotBeUsedChangeNothing() {
    var kept = kept(one);
    var others = EmbeddedVaultKeys.generate().toText();
    for (var broken : List.of("", "x", keys.toText().substring(0, 90), others, "gone")) {
      text = broken;
      expect(first.reread(), 0L);
      expect(one.reveal(kept.reference()), CARD);
      expect(one.reveal(kept(one).reference()), CARD);
    }
  }

  @Test
  void theSameKeysInOtherWordsAreNoChange() {
    text = keys.toText() + "\n";
    expect(first.reread(), 0L);
  }

  @Test
  void whatIsSealedUnderAnOlderKeyIsSealedAnew() {
    var kept = IntStream.range(0, 250).mapToObj(_ -> kept(one)).toList();
    rotate();
    expect(first.reread(), 1L);

    expect(one.reseal(), 500L);

    assertThat(keysInUse()).containsOnly(KeyRotation.primary(rotated));
    expect(one.reseal(), 0L);
    var last = kept.getLast().reference();
    expect(other.reveal(last), CARD);
    expect(other.takeSecurityCode(last), CODE);
    expect(other.takeSecurityCode(last).hasElement(), false);
  }

  /** A gateway that has not read the newest keys must not take values back to its own. */
  @Test
  void whatIsSealedUnderANewerKeyIsLeftAlone() {
    text = KeyRotation.added(keys).toText();
    expect(second.reread(), 1L);
    text = KeyRotation.promoted(EmbeddedVaultKeys.parse(text)).toText();
    expect(first.reread(), 1L);
    kept(one);

    expect(other.reseal(), 0L);
  }

  @Test
  void whatDoesNotOpenKeepsNothingElseFromBeingSealedAnew() {
    var broken = kept(one);
    IntStream.range(0, 120).forEach(_ -> kept(one));
    DATABASE.execute(
        "UPDATE vault.secret SET ciphertext = substring(ciphertext FOR 9) || 'x'::bytea WHERE id ="
            + " '%s'".formatted(broken.reference().id()));
    rotate();
    expect(first.reread(), 1L);

    expect(one.reseal(), 241L);
  }

  @Test
  void nothingIsSealedUnderARetiredKey() {
    DATABASE.execute(
        "INSERT INTO vault.retired_key (id) VALUES ('%s')".formatted(KeyRotation.primary(keys)));

    StepVerifier.create(one.keep(owner, CARD))
        .expectError(VaultUnavailableException.class)
        .verify(SOON);
    assertThat(DATABASE.rows("vault.secret")).isEmpty();

    rotate();
    expect(one.reveal(kept(one).reference()), CARD);
    assertThat(keysInUse()).containsOnly(KeyRotation.primary(rotated));
  }

  private void rotate() {
    text = rotated.toText();
  }

  private String read() throws IOException {
    if (text.equals("gone")) {
      throw new IOException(text);
    }
    return text;
  }

  private List<String> keysInUse() {
    return DATABASE
        .rows("(SELECT key_id FROM vault.secret UNION SELECT key_id FROM vault.security_code)")
        .stream()
        .map(row -> row.substring(1, row.length() - 1))
        .toList();
  }

  private Kept kept(PurgeableVault vault) {
    var card = new CardNumber("4242424242424242", CODE);
    return Objects.requireNonNull(vault.keep(owner, card).block(SOON));
  }

  private static <T> void expect(Mono<T> actual, T expected) {
    StepVerifier.create(actual).expectNext(expected).expectComplete().verify(SOON);
  }
}
