package dev.acquit.gateway.money;

/**
 * Money, never a double.
 *
 * @param minor in the currency's minor units
 * @param currency an upper-case ISO 4217 code
 */
public record Money(long minor, String currency) {

  /** The most that one payment may be, in minor units. */
  public static final long MAX = 99_999_999_999L;

  /** The same currency, another amount. */
  public Money of(long otherMinor) {
    return new Money(otherMinor, currency);
  }
}
