package dev.acquit.gateway.payment;

import dev.acquit.gateway.event.Addressed;
import java.util.List;

/**
 * How a method is kept that a payment saves, by the wallet's rules.
 *
 * @param version of the method when this was decided: once it has changed, it is decided anew
 * @param granted whether the consent that came with the payment begins; what stood ends as renewed
 * @param refreshed whether it has the expiry from now on that has paid
 * @param told what organizations are told of it
 */
public record Kept(long version, boolean granted, boolean refreshed, List<Addressed> told) {

  public Kept {
    told = List.copyOf(told);
  }
}
