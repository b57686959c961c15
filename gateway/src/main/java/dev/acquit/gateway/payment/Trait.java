package dev.acquit.gateway.payment;

import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.payment.Terms.Purpose;
import dev.acquit.gateway.token.CardBrand;
import dev.acquit.processor.Call.Initiator;
import dev.acquit.processor.Rail;
import java.util.List;

/** What a charge is, in one word of the API for each. */
public enum Trait {
  RAIL,
  BRAND,
  PURPOSE,
  INITIATOR;

  /** All that it can be. */
  public List<String> words() {
    return switch (this) {
      case RAIL -> Names.all(Rail.class);
      case BRAND -> Names.all(CardBrand.class);
      case PURPOSE -> Names.all(Purpose.class);
      case INITIATOR -> Names.all(Initiator.class);
    };
  }
}
