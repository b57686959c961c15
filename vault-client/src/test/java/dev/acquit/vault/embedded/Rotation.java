package dev.acquit.vault.embedded;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.util.regex.Pattern;

/**
 * Rotates as an operator does with Tink's own tool: a new key becomes the primary, the old one
 * stays.
 */
final class Rotation {

  private static final Pattern LINES = Pattern.compile("[A-Z_]+=(.+)\n([A-Z_]+)=(.+)\n");

  private Rotation() {}

  static EmbeddedVaultKeys of(EmbeddedVaultKeys keys) {
    var lines = LINES.matcher(keys.toText());
    if (!lines.matches()) {
      throw new IllegalStateException("Two key sets expected");
    }
    try {
      return EmbeddedVaultKeys.parse(rotated(lines.group(1)), lines.group(3));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String rotated(String keyset) throws GeneralSecurityException {
    var old = TinkJsonProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get());
    var fresh =
        KeysetHandle.newBuilder(old)
            .addEntry(
                KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                    .withRandomId()
                    .makePrimary())
            .build();
    return TinkJsonProtoKeysetFormat.serializeKeyset(fresh, InsecureSecretKeyAccess.get());
  }
}
