package dev.acquit.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BankNumbersTest {

  @ParameterizedTest
  @ValueSource(strings = {"110000000", "021000021", "011401533", "322271627", "121042882"})
  void takesRoutingNumbers(String number) {
    assertThat(BankNumbers.isRoutingNumber(number)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"110000001", "021000012", "000000000", "500000005", "12104288", "x"})
  void refusesWhatIsNone(String number) {
    assertThat(BankNumbers.isRoutingNumber(number)).isFalse();
  }
}
