package dev.acquit.simulator.bank;

import java.util.Locale;

/** A network of bank debits. */
public enum Rail {
  /** United States bank debits. */
  ACH,
  /** Canadian bank debits. */
  EFT;

  /** The rail of that code, as methods of payment show it. */
  public static Rail of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  public boolean takes(String currency) {
    return currency.equals("USD") || (this == EFT && currency.equals("CAD"));
  }

  /** The return code that says so. */
  public String insufficientFunds() {
    return this == ACH ? "R01" : "901";
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
