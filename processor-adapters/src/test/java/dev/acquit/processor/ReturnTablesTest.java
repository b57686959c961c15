package dev.acquit.processor;

import static dev.acquit.processor.Decline.Category.DATA;
import static dev.acquit.processor.Decline.Category.DO_NOT_RETRY;
import static dev.acquit.processor.Decline.Category.HARD;
import static dev.acquit.processor.Decline.Category.SOFT;
import static dev.acquit.processor.Decline.Category.TECHNICAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acquit.processor.Decline.Category;
import dev.acquit.processor.Decline.Table;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every return code that the two rule books list, and what it allows. */
class ReturnTablesTest {

  /** NACHA's return codes: R01 to R39, R40 to R47, R50 to R53, R61 to R77, R80 to R85, R90. */
  private static final Map<Category, Set<String>> ACH =
      Map.of(
          SOFT, codes("R01 R09"),
          HARD, codes("R02 R03 R04 R12 R13 R14 R15 R16 R20 R23 R28 R35 R36 R37 R39 R50 R53"),
          DO_NOT_RETRY, codes("R05 R07 R08 R10 R11 R29 R38 R51 R52"),
          TECHNICAL,
              codes(
                  "R06 R17 R18 R19 R21 R22 R24 R25 R26 R27 R30 R31 R32 R33 R34 R40 R41 R42 R43 R44"
                      + " R45 R46 R47 R61 R62 R67 R68 R69 R70 R71 R72 R73 R74 R75 R76 R77 R80 R81"
                      + " R82 R83 R84 R85 R90"));

  /** Payments Canada's, of Standard 007: 900 to 922, 990, 998; one edit reject is the payer's. */
  private static final Map<Category, Set<String>> EFT =
      Map.of(
          SOFT, codes("901 908"),
          HARD, codes("902 905 906 907 909 910 911 912 900-08"),
          DO_NOT_RETRY, codes("903 915 916 917 918 919 920 921"),
          DATA, codes("914"),
          TECHNICAL, codes("900 904 922 990 998"));

  @Test
  void everyCodeOfNachaAllowsWhatItsClassSays() {
    assertThat(byCategory(Table.returns(Rail.ACH))).isEqualTo(ACH);
    assertThat(Table.returns(Rail.ACH).codes()).containsAll(range("R%02d", 1, 39));
  }

  @Test
  void everyCodeOfPaymentsCanadaAllowsWhatItsClassSays() {
    assertThat(byCategory(Table.returns(Rail.EFT))).isEqualTo(EFT);
    assertThat(Table.returns(Rail.EFT).codes()).containsAll(range("%d", 900, 912));
  }

  /** Only these end a mandate; what was stopped or done wrongly once does not. */
  @Test
  void revokedAuthorizationsAreTold() {
    assertThat(codesOf(Rail.ACH, DeclineReason.AUTHORIZATION_REVOKED))
        .containsExactlyInAnyOrder("R05", "R07", "R10", "R29", "R51");
    assertThat(codesOf(Rail.EFT, DeclineReason.AUTHORIZATION_REVOKED))
        .containsExactlyInAnyOrder("915", "917", "920");
  }

  /** Only these may be presented again. */
  @Test
  void lackOfFundsIsTheOnlySoftReturn() {
    assertThat(codesOf(Rail.ACH, DeclineReason.INSUFFICIENT_FUNDS)).isEqualTo(ACH.get(SOFT));
    assertThat(codesOf(Rail.EFT, DeclineReason.INSUFFICIENT_FUNDS)).isEqualTo(EFT.get(SOFT));
  }

  @ParameterizedTest
  @EnumSource(names = {"ACH", "EFT"})
  void codeThatNobodyListsIsKeptRawAndIsNeverAReasonToDebitAgain(Rail rail) {
    for (var code : List.of("R99", "R1", "999", "901 ", "")) {
      assertThat(Table.returns(rail).of(code))
          .isEqualTo(new Decline(DeclineReason.INTERBANK, code));
    }
    assertThat(DeclineReason.INTERBANK.category()).isEqualTo(TECHNICAL);
    assertThat(DeclineReason.INTERBANK.advice()).isEqualTo(Decline.Advice.NONE);
  }

  @Test
  void cardsHaveNoReturns() {
    assertThatThrownBy(() -> Table.returns(Rail.CARD)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Map<Category, Set<String>> byCategory(Table table) {
    var found = new EnumMap<Category, Set<String>>(Category.class);
    for (var code : table.codes()) {
      found.computeIfAbsent(table.of(code).reason().category(), _ -> new HashSet<>()).add(code);
    }
    return found;
  }

  private static Set<String> codesOf(Rail rail, DeclineReason reason) {
    var table = Table.returns(rail);
    return table.codes().stream()
        .filter(code -> table.of(code).reason() == reason)
        .collect(Collectors.toSet());
  }

  private static Set<String> codes(String list) {
    return Set.of(list.split(" ", -1));
  }

  private static List<String> range(String format, int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj(format::formatted).toList();
  }
}
