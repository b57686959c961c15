package dev.acquit.gateway.token;

import java.util.regex.Pattern;

/**
 * The network that a card number begins with (ISO/IEC 7812 ranges as the networks publish them).
 */
public enum CardBrand {
  VISA("4.*"),
  MASTERCARD("(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720).*"),
  AMEX("3[47].*"),
  DISCOVER("(6011|64[4-9]|65).*"),
  DINERS("3(0[0-5]|[689]).*"),
  JCB("35(2[89]|[3-8]).*"),
  UNIONPAY("62.*"),
  UNKNOWN(".*");

  private final Pattern range;

  CardBrand(String range) {
    this.range = Pattern.compile(range);
  }

  /** The first brand whose range {@code number} is in. */
  public static CardBrand of(String number) {
    for (var brand : values()) {
      if (brand.range.matcher(number).matches()) {
        return brand;
      }
    }
    return UNKNOWN;
  }
}
