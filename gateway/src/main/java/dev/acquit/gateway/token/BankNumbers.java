package dev.acquit.gateway.token;

/** The checks that a bank's own numbers pass. */
public final class BankNumbers {

  private static final int[] WEIGHTS = {3, 7, 1, 3, 7, 1, 3, 7, 1};

  private BankNumbers() {}

  /**
   * Whether nine digits are an ABA routing number: a Federal Reserve prefix, and the check digit of
   * the ABA's Key to Routing Numbers.
   */
  public static boolean isRoutingNumber(String digits) {
    return digits.matches("(0[0-9]|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80)[0-9]{7}")
        && weighed(digits) % 10 == 0
        && !digits.equals("000000000");
  }

  private static int weighed(String digits) {
    int sum = 0;
    for (int at = 0; at < WEIGHTS.length; at++) {
      sum += WEIGHTS[at] * (digits.charAt(at) - '0');
    }
    return sum;
  }
}
