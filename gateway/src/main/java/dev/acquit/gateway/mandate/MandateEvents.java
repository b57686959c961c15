package dev.acquit.gateway.mandate;

import dev.acquit.gateway.money.Ids;
import org.springframework.stereotype.Component;

/** What is told of mandates. */
@Component
public class MandateEvents {

  private final MandateRendering rendering;

  MandateEvents(MandateRendering rendering) {
    this.rendering = rendering;
  }

  public MandateEvent created(Mandate mandate) {
    return telling("mandate.created", mandate);
  }

  MandateEvent activated(Mandate mandate) {
    return telling("mandate.activated", mandate);
  }

  /** A confirmation that changed nothing else. */
  MandateEvent confirmed(Mandate mandate) {
    return telling("mandate.confirmed", mandate);
  }

  public MandateEvent ended(Mandate mandate) {
    return telling("mandate.ended", mandate);
  }

  private MandateEvent telling(String type, Mandate mandate) {
    return new MandateEvent(Ids.next(), type, rendering.of(mandate));
  }
}
