package dev.acquit.vault.embedded;

import dev.acquit.vault.Secret;
import dev.acquit.vault.Secret.BankNumbers;
import dev.acquit.vault.Secret.CardNumber;
import dev.acquit.vault.VaultUnavailableException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * How a secret looks before it is sealed: a version, a kind, its parts. A security code is never
 * among them.
 */
final class SecretBytes {

  private static final int VERSION = 1;
  private static final int CARD = 'c';
  private static final int BANK = 'b';

  private SecretBytes() {}

  static byte[] of(Secret secret) {
    return switch (secret) {
      case CardNumber(var number, _) -> write(CARD, number);
      case BankNumbers(var rail, var bank, var account) -> write(BANK, rail, bank, account);
    };
  }

  static Secret read(byte[] bytes) {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      var version = in.readUnsignedByte();
      var kind = in.readUnsignedByte();
      if (version == VERSION && kind == CARD) {
        return new CardNumber(in.readUTF(), null);
      }
      if (version == VERSION && kind == BANK) {
        return new BankNumbers(in.readUTF(), in.readUTF(), in.readUTF());
      }
      throw new IOException("version " + version + ", kind " + kind);
    } catch (IOException e) {
      throw new VaultUnavailableException("What the vault holds cannot be read", e);
    }
  }

  private static byte[] write(int kind, String... parts) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeByte(kind);
      for (var part : parts) {
        out.writeUTF(part);
      }
    } catch (IOException e) { // a part longer than 64 KB; its message tells the length only
      throw new VaultUnavailableException("The vault cannot hold this", e);
    }
    return bytes.toByteArray();
  }
}
