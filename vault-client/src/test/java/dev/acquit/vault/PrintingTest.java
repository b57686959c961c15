package dev.acquit.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.vault.Secret.BankNumbers;
import dev.acquit.vault.Secret.CardNumber;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PrintingTest {

  static Stream<Object> secrets() {
    var code = new SecurityCode("987");
    return Stream.of(
        code,
        new CardNumber("4242424242424242", code),
        new BankNumbers("eft", "001-54321", "999123456789"));
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void aSecretPrintsNothingOfItself(Object secret) {
    assertThat(secret).asString().doesNotContain("987", "4242", "54321", "9991");
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void norDoesWhatHoldsIt(Object secret) {
    record Holder(Object secret, Owner owner) {}
    assertThat(new Holder(secret, new Owner(new UUID(0, 0))))
        .asString()
        .doesNotContain("987", "4242", "54321", "9991");
  }
}
