package dev.acquit.gateway.token;

import java.util.Set;

/**
 * The card numbers that no bank ever issued, those that payment companies publish for tests, and
 * the banks that are none. A vault that is not for production takes no others.
 */
final class TestNumbers {

  private static final String ALWAYS_A_TEST = "424242";

  private static final Set<String> PUBLISHED =
      Set.of(
          "4000056655665556",
          "5555555555554444",
          "2223003122003222",
          "5200828282828210",
          "5105105105105100",
          "378282246310005",
          "371449635398431",
          "6011111111111117",
          "6011000990139424",
          "3056930009020004",
          "36227206271667",
          "3566002020360505",
          "6200000000000005",
          "4111111111111111",
          "4012888888881881",
          "4000000000000002",
          "4000000000009995",
          "4000000000009987",
          "4000000000009979",
          "4000000000000069",
          "4000000000000127",
          "4000000000000119",
          "4000000000000341",
          "4000000000000259",
          "4000002500003155",
          "4000002760003184",
          "4100000000000019",
          "4000000000000101",
          "4000000000006975",
          "4000001240000000",
          "4000000000000077",
          "4000000000003220",
          "4000000000005126",
          "4000000000007726");

  private static final Set<String> BANKS = Set.of("110000000", "000-11000");

  private TestNumbers() {}

  static boolean contains(String number) {
    return number.startsWith(ALWAYS_A_TEST) || PUBLISHED.contains(number);
  }

  /** Whether {@code bank} is a routing number, or institution and transit, of no bank at all. */
  static boolean containsBank(String bank) {
    return BANKS.contains(bank);
  }
}
