package dev.acquit.vault;

/**
 * The three or four digits beside a card's number: read once, never stored past 15 minutes (PCI DSS
 * 3.3).
 */
public record SecurityCode(String digits) {

  @Override
  public String toString() {
    return "SecurityCode[****]";
  }
}
