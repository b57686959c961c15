package dev.acquit.processor.paysafe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.processor.Decline;
import dev.acquit.processor.Decline.Advice;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Outcome.Check;
import dev.acquit.processor.Outcome.Rejection;
import dev.acquit.processor.Rail;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every code that Paysafe lists has a meaning, and what the networks advise comes first. */
class PaysafeCodesTest {

  private static final List<String> DECLINES =
      codes(
          "3001 3002 3003 3004 3005 3006 3007 3008 3009 3011 3012 3013 3014 3015 3016 3017 3018"
              + " 3019 3020 3022 3023 3024 3027 3032 3035 3036 3038 3039 3040 3041 3042 3049 3050"
              + " 3051 3052 3053 3054 3060 3601 3602 3603 3604 3605 3800 3801 3802 3803 3809 3810"
              + " 3811 4000 4001 4002 8000 8001 1000 1001 1002 1007 1078");

  private static final List<String> REJECTIONS =
      codes(
          "3037 3044 3046 3047 3048 3202 3203 3204 3205 3402 3403 3404 3405 3406 3407 3413 3415"
              + " 3416 3417 3502 3704 1003 1004 1006 1008 1018 1028 1043 1060 1087 5001 5005 5023"
              + " 5031 5068 5269 5270 5279 5283 7503 7505 PAYMENTHUB-1");

  private static final List<String> ISSUERS =
      codes(
          "01 02 03 04 05 06 07 09 12 13 14 15 19 25 28 30 33 34 36 38 39 41 42 43 46 51 52 53 54"
              + " 55 57 58 59 61 62 63 65 75 78 82 86 89 90 91 92 94 96 98 1A N7 R0 R1 R3");

  private final PaysafeCodes codes =
      PaysafeCodes.read().at("merchantAdviceCode", "declineCategory");

  @Test
  void everyDocumentedCodeHasAMeaning() {
    assertThat(codes.declines().codes()).containsAll(DECLINES);
    assertThat(codes.declines().codes())
        .containsAll(IntStream.rangeClosed(5100, 5113).mapToObj(String::valueOf).toList());
    assertThat(codes.declines().codes())
        .containsAll(ISSUERS.stream().map(code -> "iso_" + code).toList());
    assertThat(codes.rejections().keySet()).containsExactlyInAnyOrderElementsOf(REJECTIONS);
  }

  @Test
  void noCodeIsBothADeclineAndARejection() {
    assertThat(codes.rejections().keySet()).doesNotContainAnyElementsOf(codes.declines().codes());
  }

  @Test
  void nothingIsMappedToUnknown() {
    assertThat(codes.declines().codes())
        .allSatisfy(code ->
            assertThat(codes.declines().of(code).reason())
                .isNotEqualTo(DeclineReason.SOFT_UNKNOWN));
  }

  @Test
  void whatWasSeenBeforeIsADuplicate() {
    assertThat(
            codes.rejections().entrySet().stream()
                .filter(entry -> entry.getValue() == Rejection.DUPLICATE)
                .map(Map.Entry::getKey))
        .containsExactlyInAnyOrder("3044", "3417", "5031", "5283", "7503", "7505");
  }

  @Test
  void codesThatProveNothingLeaveItOpen() {
    assertThat(Stream.of("1000", "1001", "1002", "1007", "1078", "3041"))
        .allMatch(PaysafeCodes::isOpen);
    assertThat(PaysafeCodes.isOpen("3022")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "3009, 51, 3009, INSUFFICIENT_FUNDS",
    "3009, 05, 3009, GENERIC_DECLINE",
    "3016, 43, 3016, STOLEN_CARD",
    "3023, 05, 3023, LIMIT_EXCEEDED",
    "3019, 00, 3019, CVV_MISMATCH",
    "9999, 05, 9999, GENERIC_DECLINE",
    "9999, Z9, 9999, SOFT_UNKNOWN",
    ", 54, 54, EXPIRED_CARD",
    ", , CANCELLED, GENERIC_DECLINE"
  })
  void issuersCodeGivesTheReasonWhereItSaysMore(
      @Nullable String code, @Nullable String issuer, String raw, DeclineReason reason) {
    var gateway = issuer == null ? null : gateway("\"responseCode\":\"" + issuer + "\"");
    assertThat(codes.declined(code, gateway, "CANCELLED")).isEqualTo(new Decline(reason, raw));
  }

  @ParameterizedTest
  @CsvSource({
    "'\"merchantAdviceCode\":\"03\"', DO_NOT_TRY_AGAIN, CHANGE_METHOD",
    "'\"merchantAdviceCode\":\"21\"', STOP_PAYMENT, CONTACT_BANK",
    "'\"merchantAdviceCode\":\"01\"', GENERIC_DECLINE, FIX_DATA",
    "'\"merchantAdviceCode\":\"24\"', GENERIC_DECLINE, RETRY_LATER",
    "'\"merchantAdviceCode\":\"99\"', GENERIC_DECLINE, CONTACT_BANK",
    "'\"responseCode\":\"R1\"', STOP_PAYMENT, CONTACT_BANK",
    "'\"declineCategory\":\"1\"', DO_NOT_TRY_AGAIN, CHANGE_METHOD",
    "'\"declineCategory\":1', DO_NOT_TRY_AGAIN, CHANGE_METHOD"
  })
  void networksAdviceComesBeforeTheReason(String told, DeclineReason reason, Advice advice) {
    var decline = codes.declined("3009", gateway(told), "FAILED");
    assertThat(decline.reason()).isEqualTo(reason);
    assertThat(decline.advice()).isEqualTo(advice);
    assertThat(decline.processorCode()).isEqualTo("3009");
  }

  @Test
  void networkTellsHowLongToWait() {
    var decline = codes.declined("3009", gateway("\"merchantAdviceCode\":\"24\""), "FAILED");
    assertThat(decline.retryAfter()).isEqualTo(Duration.ofHours(1));
  }

  @ParameterizedTest
  @CsvSource({
    "MATCH, MATCH",
    "MATCH_ADDRESS_ONLY, PARTIAL",
    "MATCH_ZIP_ONLY, PARTIAL",
    "NO_MATCH, NO_MATCH",
    "NOT_PROCESSED, UNAVAILABLE",
    "UNKNOWN, UNAVAILABLE",
    "BRAND_NEW,",
    ","
  })
  void checksAreRead(@Nullable String result, @Nullable Check check) {
    assertThat(PaysafeCodes.check(result)).isEqualTo(check);
  }

  @Test
  void banksCodesAreTheRails() {
    assertThat(codes.returned(Rail.ACH, "R02"))
        .isEqualTo(new Decline(DeclineReason.ACCOUNT_CLOSED, "R02"));
    assertThat(codes.returned(Rail.EFT, "905"))
        .isEqualTo(new Decline(DeclineReason.ACCOUNT_CLOSED, "905"));
    assertThat(codes.returned(Rail.CARD, "905")).isNull();
  }

  private static JsonNode gateway(String fields) {
    return JsonMapper.shared().readTree("{" + fields + "}");
  }

  private static List<String> codes(String list) {
    return Arrays.asList(list.split(" ", -1));
  }
}
