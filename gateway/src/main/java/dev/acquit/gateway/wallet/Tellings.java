package dev.acquit.gateway.wallet;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.event.Addressed;
import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.journal.Act;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.wallet.Consent.View;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is told of wallets: each organization by events of what it may use, as it sees it, and the
 * journal of what somebody of an organization did, as that one sees it.
 */
@Component
class Tellings {

  static final String SAVED = "payment_method.saved";
  static final String UPDATED = "payment_method.updated";
  static final String REPLACED = "payment_method.replaced";
  static final String DELETED = "payment_method.deleted";
  static final String GRANTED = "consent.granted";
  static final String REVOKED = "consent.revoked";

  /** What an entry says itself, and what of a person or a card it need not keep. */
  private static final List<String> NOT_FOR_EVER =
      List.of("live", "created_at", "updated_at", "holder_name", "bin", "fingerprint");

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

  /**
   * What somebody did.
   *
   * @param type of the event that tells others the same
   * @param before null where the organization did not know of the method
   * @param after null where nothing is left
   */
  Act act(Caller caller, String type, UUID method, @Nullable View before, @Nullable View after) {
    var resource = IdKind.PAYMENT_METHOD.format(method);
    return act(caller, type, resource, before, after);
  }

  /** That somebody saved a token without consent: of the method itself it says nothing. */
  Act unnamed(Caller caller, UUID token, PaymentMethod given) {
    return act(caller, SAVED, IdKind.TOKEN.format(token), null, View.unnamed(given));
  }

  private Act act(
      Caller caller, String type, String resource, @Nullable View before, @Nullable View after) {
    return Act.of(caller.actor(), caller.live(), type, resource, shown(before), shown(after));
  }

  private @Nullable Object shown(@Nullable View view) {
    if (view == null) {
      return null;
    }
    var fields = (ObjectNode) Json.MAPPER.readTree(rendering.of(view));
    fields
        .valueStream()
        .filter(ObjectNode.class::isInstance)
        .forEach(part -> ((ObjectNode) part).remove(NOT_FOR_EVER));
    return fields.remove(NOT_FOR_EVER);
  }

  private Addressed told(String type, UUID organization, View view) {
    return new Addressed(organization, type, new String(rendering.of(view), UTF_8));
  }
}
