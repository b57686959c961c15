package dev.acquit.vault;

/**
 * RFC 4648 base32 in lower case, for input whose bits are a multiple of 40: no padding is ever
 * needed.
 */
final class Base32 {

  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

  private Base32() {}

  static String encode(byte[] bytes) {
    var text = new StringBuilder(bytes.length * 8 / 5);
    var held = 0;
    var bits = 0;
    for (var next : bytes) {
      held = (held << 8) | (next & 0xff);
      for (bits += 8; bits >= 5; bits -= 5) {
        text.append(ALPHABET.charAt((held >>> (bits - 5)) & 31));
      }
    }
    return text.toString();
  }
}
