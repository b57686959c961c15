package dev.acquit.vault.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.HmacPrfParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The embedded vault's two Tink key sets: one that secrets are encrypted under, which may be
 * rotated (the old keys stay in the set and still open what they sealed), and one that fingerprints
 * are taken with, which may not, because a fingerprint must stay what it is. Prints nothing of
 * them.
 */
public final class EmbeddedVaultKeys {

  private static final byte[] KNOWN = "acquit-vault/1/proof".getBytes(UTF_8);
  private static final String ENCRYPTION = "ACQUIT_VAULT_KEYSET";
  private static final String FINGERPRINT = "ACQUIT_VAULT_FINGERPRINT_KEYSET";
  private static final Pattern TEXT =
      Pattern.compile("\\s*" + ENCRYPTION + "=(.+)\\R" + FINGERPRINT + "=(.+)\\s*");

  private final KeysetHandle encryption;
  private final KeysetHandle fingerprint;

  private EmbeddedVaultKeys(KeysetHandle encryption, KeysetHandle fingerprint) {
    this.encryption = encryption;
    this.fingerprint = fingerprint;
  }

  static {
    try {
      AeadConfig.register();
      PrfConfig.register();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JVM lacks what the vault encrypts with", e);
    }
  }

  /** New keys, which no other installation has. */
  public static EmbeddedVaultKeys generate() {
    return new EmbeddedVaultKeys(
        generate(PredefinedAeadParameters.AES256_GCM),
        generate(PredefinedPrfParameters.HMAC_SHA256_PRF));
  }

  /**
   * Reads two key sets in Tink's JSON format.
   *
   * @throws IllegalArgumentException when one of them is not what it should be; its message repeats
   *     nothing of it
   */
  public static EmbeddedVaultKeys parse(String encryption, String fingerprint) {
    var keys = new EmbeddedVaultKeys(read(ENCRYPTION, encryption), read(FINGERPRINT, fingerprint));
    keys.aead();
    keys.prf();
    return keys;
  }

  /**
   * What keeps two key sets from being used, in half a sentence each that repeats nothing of them;
   * null is one that is not there.
   */
  public static List<String> flaws(@Nullable String encryption, @Nullable String fingerprint) {
    return Stream.concat(
            flaw(ENCRYPTION, encryption, keys -> aead(read(ENCRYPTION, keys))),
            flaw(FINGERPRINT, fingerprint, keys -> prf(read(FINGERPRINT, keys))))
        .toList();
  }

  private static Stream<String> flaw(String name, @Nullable String keySet, Consumer<String> use) {
    if (keySet == null) {
      return Stream.of(name + " is not set");
    }
    try {
      use.accept(keySet);
      return Stream.empty();
    } catch (IllegalArgumentException flawed) {
      return Stream.of(String.valueOf(flawed.getMessage()));
    }
  }

  /** Reads what {@link #toText} wrote. */
  public static EmbeddedVaultKeys parse(String text) {
    var lines = TEXT.matcher(text);
    if (!lines.matches()) {
      throw new IllegalArgumentException(
          "The vault's keys are not two lines, " + ENCRYPTION + "=... and " + FINGERPRINT + "=...");
    }
    return parse(lines.group(1), lines.group(2));
  }

  /**
   * Both key sets, in the clear, as lines of an environment file: for a place that only their owner
   * reads.
   */
  public String toText() {
    return ENCRYPTION
        + "="
        + write(encryption)
        + "\n"
        + FINGERPRINT
        + "="
        + write(fingerprint)
        + "\n";
  }

  /**
   * What to keep beside what these keys seal, to know them by; nothing of them can be read from it.
   */
  public String proof() {
    try {
      return base64(aead().encrypt(KNOWN, KNOWN)) + "." + fingerprintOfKnown();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The vault's keys do not work", e);
    }
  }

  /**
   * Which key sets, by the names of their variables, are not those that {@code proof} was made
   * with; none if all are.
   */
  public List<String> misfits(String proof) {
    var parts = proof.split("\\.", 2);
    var misfits = new ArrayList<String>();
    if (!opens(parts[0])) {
      misfits.add(ENCRYPTION);
    }
    if (!fingerprintOfKnown().equals(parts[1])) {
      misfits.add(FINGERPRINT);
    }
    return misfits;
  }

  private boolean opens(String sealed) {
    try {
      aead().decrypt(Base64.getDecoder().decode(sealed), KNOWN);
      return true;
    } catch (GeneralSecurityException _) { // authenticated: with other keys it does not open
      return false;
    }
  }

  private String fingerprintOfKnown() {
    try {
      return base64(prf().computePrimary(KNOWN, KNOWN.length));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The vault's keys do not work", e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  KeysetHandle encryption() {
    return encryption;
  }

  /** These keys with another set to encrypt under. */
  EmbeddedVaultKeys encryptingUnder(KeysetHandle other) {
    return new EmbeddedVaultKeys(other, fingerprint);
  }

  /** Whether the same number has the same fingerprint with both. */
  boolean knowsTheSame(EmbeddedVaultKeys other) {
    return fingerprint.equalsKeyset(other.fingerprint);
  }

  Aead aead() {
    return aead(encryption);
  }

  private static Aead aead(KeysetHandle encryption) {
    try {
      return encryption.getPrimitive(RegistryConfiguration.get(), Aead.class);
    } catch (GeneralSecurityException _) {
      throw new IllegalArgumentException(
          ENCRYPTION + " is no key set for authenticated encryption");
    }
  }

  PrfSet prf() {
    return prf(fingerprint);
  }

  private static PrfSet prf(KeysetHandle fingerprint) {
    try {
      if (fingerprint.getPrimary().getKey().getParameters() instanceof HmacPrfParameters hmac
          && hmac.getHashType() == HmacPrfParameters.HashType.SHA256) {
        return fingerprint.getPrimitive(RegistryConfiguration.get(), PrfSet.class);
      }
    } catch (GeneralSecurityException _) {
      // told below, without what Tink says of the key
    }
    throw new IllegalArgumentException(FINGERPRINT + " is no key set for HMAC-SHA256 as a PRF");
  }

  private static KeysetHandle generate(Parameters parameters) {
    try {
      return KeysetHandle.generateNew(parameters);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("No key could be made", e);
    }
  }

  private static KeysetHandle read(String name, String json) {
    try {
      return TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get());
    } catch (GeneralSecurityException
        | RuntimeException _) { // its message may hold some of the key
      throw new IllegalArgumentException(name + " is not a key set in Tink's JSON format");
    }
  }

  private static String write(KeysetHandle keys) {
    try {
      return TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get())
          .replaceAll("\\s", ""); // on one line; no value in it holds a blank
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A key set cannot be written", e);
    }
  }

  @Override
  public String toString() {
    return "EmbeddedVaultKeys[****]";
  }
}
