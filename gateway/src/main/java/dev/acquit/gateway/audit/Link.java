package dev.acquit.gateway.audit;

/**
 * A place in an organization's chain.
 *
 * @param number 1, 2, 3, ...
 * @param seal over the seal before it and all of the entry: 32 bytes in hexadecimal
 */
public record Link(long number, String seal) {

  /** What the first entry is sealed onto. */
  public static final Link NONE = new Link(0, "0".repeat(64));
}
