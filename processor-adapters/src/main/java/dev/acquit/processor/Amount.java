package dev.acquit.processor;

/**
 * Money on the wire.
 *
 * @param minor in the currency's minor units, so 1000 is ten dollars, a thousand yen, one dinar
 * @param currency an upper-case ISO 4217 code
 */
public record Amount(long minor, String currency) {}
