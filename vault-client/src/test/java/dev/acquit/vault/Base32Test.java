package dev.acquit.vault;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Base32Test {

  @Test
  void itIsRfc4648InLowerCase() {
    assertThat(Base32.encode("fooba".getBytes(US_ASCII))).isEqualTo("mzxw6ytb");
    assertThat(Base32.encode(new byte[] {-1, -1, -1, -1, -1})).isEqualTo("77777777");
    assertThat(Base32.encode(new byte[20])).isEqualTo("a".repeat(32));
  }
}
