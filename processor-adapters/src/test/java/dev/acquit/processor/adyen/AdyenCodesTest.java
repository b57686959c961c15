package dev.acquit.processor.adyen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.processor.Decline;
import dev.acquit.processor.Decline.Advice;
import dev.acquit.processor.Decline.Category;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Outcome.Check;
import dev.acquit.processor.Rail;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every code that Adyen publishes, and what it comes to. */
class AdyenCodesTest {

  private final AdyenCodes codes = AdyenCodes.read();

  /** 1, 13 and 30 are not in use, and 47 to 49 are not published. */
  @Test
  void everyRefusalCodeIsMapped() {
    var published =
        IntStream.rangeClosed(0, 50)
            .filter(code -> code != 1 && code != 13 && code != 30 && (code < 47 || code > 49))
            .mapToObj(Integer::toString)
            .collect(Collectors.toCollection(TreeSet::new));
    var mapped =
        codes.declines().codes().stream()
            .filter(code -> code.matches("\\d{1,2}"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(mapped).isEqualTo(published);
  }

  @Test
  void everyRefusalAllowsWhatItsClassSays() {
    var found = new EnumMap<Category, Set<Integer>>(Category.class);
    for (var code : codes.declines().codes()) {
      if (code.matches("\\d{1,2}")) {
        found
            .computeIfAbsent(codes.declines().of(code).reason().category(), _ -> new TreeSet<>())
            .add(Integer.valueOf(code));
      }
    }
    assertThat(found)
        .isEqualTo(
            Map.of(
                Category.SOFT, set(0, 2, 3, 12, 15, 16, 27, 28, 29),
                Category.HARD, set(5, 6, 10, 23, 25, 34, 35),
                Category.DATA,
                    set(8, 11, 17, 18, 19, 24, 32, 33, 36, 37, 38, 39, 41, 42, 43, 44, 45),
                Category.FRAUD, set(14, 20, 22, 31),
                Category.DO_NOT_RETRY, set(26, 46, 50),
                Category.TECHNICAL, set(4, 7, 9, 21, 40)));
  }

  private static Set<Integer> set(int... numbers) {
    return IntStream.of(numbers).boxed().collect(Collectors.toUnmodifiableSet());
  }

  @Test
  void codeThatNobodyMappedIsKeptRaw() {
    assertThat(codes.declined("47", null)).isEqualTo(new Decline(DeclineReason.SOFT_UNKNOWN, "47"));
  }

  @ParameterizedTest
  @CsvSource({
    "5, 41 : Lost card Pick up, LOST_CARD",
    "5, 43 : Stolen card, STOLEN_CARD",
    "2, 51 : Insufficient funds, INSUFFICIENT_FUNDS",
    "2, 5 : Do not honor, GENERIC_DECLINE",
    "27, 1A : Authentication required, AUTHENTICATION_REQUIRED",
    "2, 83 : Nobody lists it, GENERIC_DECLINE",
    "2, AUTHORISED, GENERIC_DECLINE",
    "12, 41 : Adyen said enough, INSUFFICIENT_FUNDS",
    "2, R1 : Revocation of authorization, STOP_PAYMENT",
    "12, R3 : Revocation of all, STOP_PAYMENT",
    "AUTHORISATION, 54 : Expired card, EXPIRED_CARD"
  })
  void issuersCodeGivesTheReasonWhereAdyensIsVague(String code, String raw, DeclineReason reason) {
    var decline = codes.declined(code, additional("refusalReasonRaw", raw));
    assertThat(decline.reason()).isEqualTo(reason);
    assertThat(decline.processorCode()).isEqualTo(code);
  }

  @Test
  void networksAdviceWins() {
    assertThat(advised("03 : Do Not Try Again"))
        .isEqualTo(new Decline(DeclineReason.DO_NOT_TRY_AGAIN, "12"));
    assertThat(advised("21 : Payment Cancellation"))
        .isEqualTo(new Decline(DeclineReason.STOP_PAYMENT, "12"));
    assertThat(advised("01 : New account information available"))
        .isEqualTo(new Decline(DeclineReason.INSUFFICIENT_FUNDS, "12", Advice.FIX_DATA, null));
    var inADay =
        new Decline(DeclineReason.INSUFFICIENT_FUNDS, "12", Advice.RETRY_LATER, Duration.ofDays(1));
    assertThat(advised("25")).isEqualTo(inADay);
    for (var nothing : new String[] {"99 : Nobody lists it", "", "Try again later"}) {
      assertThat(advised(nothing)).isEqualTo(new Decline(DeclineReason.INSUFFICIENT_FUNDS, "12"));
    }
  }

  private Decline advised(String advice) {
    return codes.declined("12", additional("merchantAdviceCode", advice));
  }

  private static JsonNode additional(String field, String value) {
    return JsonMapper.shared().valueToTree(Map.of(field, value));
  }

  @ParameterizedTest
  @CsvSource({
    "0 Unknown, UNAVAILABLE",
    "1 Address matches postal code doesn't, PARTIAL",
    "2 Neither, NO_MATCH",
    "4 AVS not supported for this card type, UNAVAILABLE",
    "6, PARTIAL",
    "7 Both match, MATCH",
    "10, NO_MATCH",
    "13, NO_MATCH",
    "17, NO_MATCH",
    "20 Name address and postal code match, MATCH",
    "24, PARTIAL",
    "26, NO_MATCH",
    "27, ",
    "x, ",
    "100, "
  })
  void addressCheckIsReadByItsNumber(String result, Check check) {
    assertThat(AdyenCodes.avs(result)).isEqualTo(check);
  }

  @ParameterizedTest
  @CsvSource({
    "0 Unknown, UNAVAILABLE",
    "1 Matches, MATCH",
    "2 Doesn't match, NO_MATCH",
    "3 Not checked, UNAVAILABLE",
    "6 No CVC/CVV provided, UNAVAILABLE",
    "7, ",
    "M, "
  })
  void codeCheckIsReadByItsNumber(String result, Check check) {
    assertThat(AdyenCodes.cvc(result)).isEqualTo(check);
  }

  @Test
  void everyNumberOfTheTwoChecksIsRead() {
    assertThat(IntStream.rangeClosed(0, 26).mapToObj(n -> AdyenCodes.avs(n + " x")))
        .doesNotContainNull();
    assertThat(IntStream.rangeClosed(0, 6).mapToObj(n -> AdyenCodes.cvc(n + " x")))
        .doesNotContainNull();
  }

  @Test
  void onlyErrorsAboutDataAreDeclines() {
    assertThat(codes.declinedData("12")).isNull();
    assertThat(codes.declinedData("Refused")).isNull();
    assertThat(codes.declinedData("100")).isNull();
    assertThat(codes.declinedData("101"))
        .isEqualTo(new Decline(DeclineReason.INVALID_CARD_NUMBER, "101"));
  }

  @Test
  void returnsAreTheBanksOwn() {
    assertThat(codes.returned(Rail.ACH, "R10"))
        .isEqualTo(new Decline(DeclineReason.AUTHORIZATION_REVOKED, "R10"));
    assertThat(codes.returned(Rail.EFT, "901"))
        .isEqualTo(new Decline(DeclineReason.INSUFFICIENT_FUNDS, "901"));
    assertThat(codes.returned(Rail.CARD, "4853")).isNull();
  }
}
