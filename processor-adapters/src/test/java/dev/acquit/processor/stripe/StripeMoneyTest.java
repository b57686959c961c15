package dev.acquit.processor.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.processor.Amount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripeMoneyTest {

  @ParameterizedTest
  @CsvSource({
    "12550, CAD, 12550",
    "1000, JPY, 1000",
    "1000, KRW, 1000",
    "1000, XOF, 1000",
    "1230, KWD, 1230",
    "1230, TND, 1230",
    "1000, ISK, 100000",
    "1000, UGX, 100000",
    "100000, MGA, 1000",
    "1000, HUF, 1000"
  })
  void amountIsWrittenAsStripeCountsAndReadBack(long ours, String currency, String theirs) {
    var amount = new Amount(ours, currency);
    assertThat(StripeMoney.canWrite(amount)).isTrue();
    assertThat(StripeMoney.write(amount)).isEqualTo(theirs);
    assertThat(StripeMoney.read(Long.valueOf(theirs), StripeMoney.write(currency)))
        .isEqualTo(amount);
  }

  @ParameterizedTest
  @CsvSource({"1001, KWD", "5, BHD", "150, MGA"})
  void amountThatStripeDoesNotTakeIsKnown(long ours, String currency) {
    assertThat(StripeMoney.canWrite(new Amount(ours, currency))).isFalse();
  }

  @Test
  void amountThatIsNotOneOfOursIsNone() {
    assertThat(StripeMoney.read(150L, "isk")).isNull();
    assertThat(StripeMoney.read(null, "cad")).isNull();
    assertThat(StripeMoney.read(1L, null)).isNull();
  }
}
