package dev.acquit.vault.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AesGcmParameters;
import dev.acquit.vault.Owner;
import dev.acquit.vault.VaultReference;
import dev.acquit.vault.VaultUnavailableException;
import dev.acquit.vault.embedded.Seal.Kind;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KeyRotationTest {

  private static final VaultReference REFERENCE =
      new VaultReference(new Owner(new UUID(0, 1)), "one");
  private static final byte[] PLAIN = {1, 2, 3};

  private final EmbeddedVaultKeys keys = EmbeddedVaultKeys.generate();
  private final EmbeddedVaultKeys added = KeyRotation.added(keys);
  private final EmbeddedVaultKeys promoted = KeyRotation.promoted(added);

  @Test
  void anAddedKeyOpensAndDoesNotSeal() {
    assertThat(KeyRotation.ids(added)).hasSize(2).startsWith(KeyRotation.primary(keys));
    assertThat(KeyRotation.primary(added)).isEqualTo(KeyRotation.primary(keys));
    assertThat(KeyRotation.outdated(added)).isEmpty();
    assertThat(open(added, close(promoted))).isEqualTo(PLAIN);
  }

  @Test
  void aPromotedKeySealsAndTheOldOneStillOpens() {
    assertThat(KeyRotation.primary(promoted)).isEqualTo(KeyRotation.ids(added).getLast());
    assertThat(KeyRotation.outdated(promoted)).containsExactly(KeyRotation.primary(keys));
    assertThat(open(promoted, close(keys))).isEqualTo(PLAIN);
    assertThatThrownBy(() -> open(keys, close(promoted)))
        .isInstanceOf(VaultUnavailableException.class);
  }

  @Test
  void retiringTakesWhatIsOlderThanThePrimaryAndNothingElse() {
    var retired = KeyRotation.retired(KeyRotation.added(promoted));

    assertThat(KeyRotation.ids(retired)).hasSize(2).startsWith(KeyRotation.primary(promoted));
    assertThat(KeyRotation.primary(retired)).isEqualTo(KeyRotation.primary(promoted));
    assertThatThrownBy(() -> open(retired, close(keys)))
        .isInstanceOf(VaultUnavailableException.class);
  }

  @Test
  void aFingerprintOutlivesEveryRotation() {
    assertThat(promoted.knowsTheSame(keys)).isTrue();
    assertThat(EmbeddedVaultKeys.parse(promoted.toText()).knowsTheSame(keys)).isTrue();
    assertThat(EmbeddedVaultKeys.generate().knowsTheSame(keys)).isFalse();
  }

  /** The columns {@code key_id} read it there. */
  @Test
  void aValueTellsItsKeyAtTheSixthByte() {
    assertThat(HexFormat.of().formatHex(close(promoted), 5, 9))
        .isEqualTo(new Seal(promoted).key())
        .isEqualTo(KeyRotation.primary(promoted));
  }

  @Test
  void aKeyThatLeavesNoIdIsRefused() throws GeneralSecurityException {
    var raw =
        AesGcmParameters.builder()
            .setKeySizeBytes(32)
            .setIvSizeBytes(12)
            .setTagSizeBytes(16)
            .setVariant(AesGcmParameters.Variant.NO_PREFIX)
            .build();
    var encryption =
        TinkJsonProtoKeysetFormat.serializeKeyset(
            KeysetHandle.generateNew(raw), InsecureSecretKeyAccess.get());
    var fingerprint = keys.toText().lines().toList().getLast();
    var unfit =
        EmbeddedVaultKeys.parse(encryption, fingerprint.substring(fingerprint.indexOf('=') + 1));

    assertThatThrownBy(() -> Keyring.fixed(unfit))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("leaves no id");
  }

  private static byte[] close(EmbeddedVaultKeys keys) {
    return new Seal(keys).close(Kind.NUMBER, REFERENCE, PLAIN);
  }

  private static byte[] open(EmbeddedVaultKeys keys, byte[] sealed) {
    return new Seal(keys).open(Kind.NUMBER, REFERENCE, sealed);
  }
}
