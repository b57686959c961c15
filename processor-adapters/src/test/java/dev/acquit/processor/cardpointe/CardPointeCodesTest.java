package dev.acquit.processor.cardpointe;

import static dev.acquit.processor.cardpointe.CardPointeDesk.CARD;
import static dev.acquit.processor.cardpointe.CardPointeDesk.charge;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.processor.Amount;
import dev.acquit.processor.Decline.Advice;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Approved;
import dev.acquit.processor.Outcome.Check;
import dev.acquit.processor.Outcome.Declined;
import dev.acquit.processor.Outcome.Unknown;
import dev.acquit.processor.contract.WireAnswer;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the codes of an answer mean. */
class CardPointeCodesTest {

  /** The gateway's own and those of the processors that most merchants have, as published. */
  private static final String PUBLISHED =
      "PPS 11 12 13 14 15 16 17 18 19 21 22 23 24 25 27 28 29 31 32 33 34 35 36 37 38 39 41 42 43"
          + " 44 45 46 48 61 62 63 64 65 66 70 71 91 92 93 94 95 96 97 98 99 101 102 103 104 105"
          + " 106,FNOR 01 03 05 12 13 14 25 28 51 54 55 57 60 61 63 69 75 89 91 94 1A 1B C2 CE N3"
          + " NG NH NI NK NL NM NN NP NQ NR NS NU RW,RPCT 100 101 102 104 107 108 109 110 116 117"
          + " 118 119 120 121 122 123 129 130 131 132 208 209 302 303 304 332 370 402 403 500 504"
          + " 505 506 507 508 509 510 511 514 516 517 521 531 704 721 767 790 791 902 904 906 907"
          + " 909 911 913 914 920 923 954 958 959,PSTR 01 02 03 04 05 08 11 12 13 28 99,MNS 02 03"
          + " 04 05 07 12 13 14 15 41 43 51 54 55 57 61 65 75 82 91 96";

  @RegisterExtension final CardPointeDesk desk = new CardPointeDesk();

  private final CardPointeCodes codes = CardPointeCodes.read();

  @Test
  void everyPublishedCodeHasAReason() {
    for (var list : PUBLISHED.split(",", -1)) {
      var parts = list.split(" ", -1);
      var keys = Arrays.stream(parts).skip(1).map(code -> parts[0] + "." + code).toList();
      assertThat(codes.declines().codes()).containsAll(keys);
    }
    assertThat(codes.declines().codes()).hasSize(790).containsAll(codes.rejections().keySet());
    assertThat(codes.declines().codes())
        .noneMatch(code -> codes.declines().of(code).reason() == DeclineReason.SOFT_UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PPS.63", "PPS.64", "PPS.65", "PPS.66", "PSTR.11"})
  void lostAnswerLeavesItOpen(String code) {
    assertThat(answered(CardPointeBodies.declined(code, "")))
        .isInstanceOf(Unknown.class)
        .extracting(Outcome::processorReference)
        .isEqualTo("005533134378");
  }

  @Test
  void timeoutThatTheGatewayTellsIsSafeToTryAgain() {
    var body = CardPointeBodies.declined("PPS.62", "").body().replace("\"C\"", "\"B\"");
    var decline = ((Declined) answered(WireAnswer.json(200, body))).decline();
    assertThat(decline.reason()).isEqualTo(DeclineReason.SYSTEM_ERROR);
    assertThat(decline.advice()).isEqualTo(Advice.RETRY_LATER);
    var unheardOf = WireAnswer.json(200, body.replace("\"62\"", "\"6Z\""));
    assertThat(((Declined) answered(unheardOf)).decline().advice()).isEqualTo(Advice.RETRY_LATER);
  }

  @ParameterizedTest
  @CsvSource({
    "merchAdviceCode, 03, DO_NOT_TRY_AGAIN, CHANGE_METHOD,",
    "merchAdviceCode, 21, STOP_PAYMENT, CONTACT_BANK,",
    "merchAdviceCode, R1, STOP_PAYMENT, CONTACT_BANK,",
    "merchAdviceCode, 24, INSUFFICIENT_FUNDS, RETRY_LATER, PT1H",
    "declineCategory, 1, DO_NOT_TRY_AGAIN, CHANGE_METHOD,",
    "declineCategory, 3, INSUFFICIENT_FUNDS, FIX_DATA,",
    "declineCategory, 4, INSUFFICIENT_FUNDS, RETRY_LATER,"
  })
  void networksAdviceWins(
      String field, String value, DeclineReason reason, Advice advice, @Nullable Duration after) {
    var answer = CardPointeBodies.declined("FNOR.NU", ",\"" + field + "\":\"" + value + "\"");
    var decline = ((Declined) answered(answer)).decline();
    assertThat(decline.reason()).isEqualTo(reason);
    assertThat(decline.processorCode()).isEqualTo("FNOR.NU");
    assertThat(decline.advice()).isEqualTo(advice);
    assertThat(decline.retryAfter()).isEqualTo(after);
  }

  @ParameterizedTest
  @CsvSource({
    "Y, MATCH",
    "X, MATCH",
    "D, MATCH",
    "F, MATCH",
    "A, PARTIAL",
    "Z, PARTIAL",
    "W, PARTIAL",
    "P, PARTIAL",
    "N, NO_MATCH",
    "R, UNAVAILABLE",
    "S, UNAVAILABLE",
    "U, UNAVAILABLE",
    "G, UNAVAILABLE",
    "I3,",
    "?,",
    "' ',"
  })
  void addressCheck(String letter, @Nullable Check check) {
    assertThat(CardPointeCodes.avs(letter)).isEqualTo(check);
  }

  @ParameterizedTest
  @CsvSource({
    "M, MATCH",
    "N, NO_MATCH",
    "P, UNAVAILABLE",
    "S, UNAVAILABLE",
    "U, UNAVAILABLE",
    "X,"
  })
  void securityCodeCheck(String letter, @Nullable Check check) {
    assertThat(CardPointeCodes.cvc(letter)).isEqualTo(check);
  }

  @Test
  void approvalStandsWhateverElseCannotBeRead() {
    var answer =
        CardPointeBodies.approved("A7K2M9QX4TBW3HD", "1", "100.00", ",\"x\":[1],\"y\":{}").body();
    var odd = answer.replace("\"avsresp\":\"Y\"", "\"avsresp\":{\"a\":1}");
    assertThat(answered(WireAnswer.json(200, odd)))
        .isInstanceOfSatisfying(
            Approved.class,
            approved -> {
              assertThat(approved.amount()).isEqualTo(new Amount(10_000, "CAD"));
              assertThat(approved.evidence().avs()).isNull();
              assertThat(approved.evidence().cvc()).isEqualTo(Check.MATCH);
              assertThat(approved.evidence().authorizationCode()).isEqualTo("PPS500");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"12.505", "1e3", "abc", "99999999999999999"})
  void amountThatCannotBeReadIsDoubt(String amount) {
    assertThat(answered(CardPointeBodies.approved("A7K2M9QX4TBW3HD", "1", amount, "")))
        .isEqualTo(new Unknown("amount_not_told", "1"));
  }

  private Outcome answered(WireAnswer answer) {
    desk.answers(answer);
    return CardPointeDesk.only(desk.account().charge(charge(CARD)));
  }
}
