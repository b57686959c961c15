package dev.acquit.bench.driver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SettlementsTest {

  /** Worked out with openssl: printf '5.{}' | openssl dgst -sha256 -hmac secret. */
  @Test
  void signsTheTimeAndTheBody() {
    assertThat(Settlements.signature("secret", 5, "{}"))
        .isEqualTo("t=5,v1=f18d2fcd9a24151471e3e2d71bc7ce901fb7b89b341918a08f95e9ffc497ea26");
  }
}
