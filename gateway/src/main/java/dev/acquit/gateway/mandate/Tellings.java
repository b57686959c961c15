package dev.acquit.gateway.mandate;

import dev.acquit.gateway.money.Ids;
import org.springframework.stereotype.Component;

/** What is told of mandates. */
@Component
public class Tellings {

  private final MandateRendering rendering;

  Tellings(MandateRendering rendering) {
    this.rendering = rendering;
  }

  public Telling created(Mandate mandate) {
    return telling("mandate.created", mandate);
  }

  Telling activated(Mandate mandate) {
    return telling("mandate.activated", mandate);
  }

  /** A confirmation that changed nothing else. */
  Telling confirmed(Mandate mandate) {
    return telling("mandate.confirmed", mandate);
  }

  public Telling ended(Mandate mandate) {
    return telling("mandate.ended", mandate);
  }

  private Telling telling(String type, Mandate mandate) {
    return new Telling(Ids.next(), type, rendering.of(mandate));
  }
}
