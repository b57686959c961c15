package dev.acquit.gateway.wallet;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A method with every consent that stands.
 *
 * @param consents one an organization
 */
public record SharedMethod(PaymentMethod method, List<Consent> consents) {

  public SharedMethod {
    consents = List.copyOf(consents);
  }

  List<UUID> organizations() {
    return consents.stream().map(Consent::organization).toList();
  }

  Optional<Consent> consentOf(UUID organization) {
    return consents.stream()
        .filter(consent -> consent.organization().equals(organization))
        .findFirst();
  }
}
