package dev.acquit.gateway.wallet;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.acquit.gateway.event.Addressed;
import dev.acquit.gateway.wallet.Consent.View;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The events of wallets: each organization is told of what it may use, as it sees it. */
@Component
class Tellings {

  static final String SAVED = "payment_method.saved";
  static final String UPDATED = "payment_method.updated";
  static final String REPLACED = "payment_method.replaced";
  static final String DELETED = "payment_method.deleted";
  static final String GRANTED = "consent.granted";
  static final String REVOKED = "consent.revoked";

  private final MethodRendering rendering;

  Tellings(MethodRendering rendering) {
    this.rendering = rendering;
  }

  /** To one organization, which may use it. */
  Addressed of(String type, PaymentMethod method, Consent consent) {
    return told(type, consent.organization(), new View(method, consent));
  }

  /** To each. */
  List<Addressed> toAll(String type, PaymentMethod method, Collection<Consent> consents) {
    return consents.stream().map(consent -> of(type, method, consent)).toList();
  }

  /** To one whose consent has ended. */
  Addressed ended(String type, PaymentMethod method, UUID organization) {
    return told(type, organization, new View(method, null));
  }

  /** To one that saved it without consent. */
  Addressed unnamed(UUID organization, PaymentMethod given) {
    return told(SAVED, organization, View.unnamed(given));
  }

  private Addressed told(String type, UUID organization, View view) {
    return new Addressed(organization, type, new String(rendering.of(view), UTF_8));
  }
}
