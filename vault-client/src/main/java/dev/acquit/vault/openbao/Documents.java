package dev.acquit.vault.openbao;

import dev.acquit.vault.Secret;
import dev.acquit.vault.Secret.BankNumbers;
import dev.acquit.vault.Secret.CardNumber;
import dev.acquit.vault.VaultReference;
import dev.acquit.vault.VaultUnavailableException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a secret looks in the store. It names its place: an answer about another one is refused,
 * whoever mixed them up.
 */
final class Documents {

  /** Where a document holds what opens the security code. */
  static final String CODE = "security_code_token";

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String REFERENCE = "reference";
  private static final String KIND = "kind";

  private Documents() {}

  static ObjectNode empty() {
    return JSON.createObjectNode();
  }

  static byte[] bytes(ObjectNode document) {
    return JSON.writeValueAsBytes(document);
  }

  /** Without a security code. */
  static ObjectNode of(VaultReference reference, Secret secret) {
    var document = empty().put(REFERENCE, place(reference));
    return switch (secret) {
      case CardNumber(var number, _) -> document.put(KIND, "card").put("number", number);
      case BankNumbers(var rail, var bank, var account) ->
          document.put(KIND, "bank").put("rail", rail).put("bank", bank).put("account", account);
    };
  }

  static Secret read(JsonNode document) {
    return switch (document.path(KIND).asString("")) {
      case "card" -> new CardNumber(text(document, "number"), null);
      case "bank" ->
          new BankNumbers(
              text(document, "rail"), text(document, "bank"), text(document, "account"));
      default -> throw unreadable();
    };
  }

  /** The document of an answer, if it is that reference's. */
  static JsonNode found(VaultReference reference, JsonNode document) {
    if (!place(reference).equals(text(document, REFERENCE))) {
      throw unreadable();
    }
    return document;
  }

  static String place(VaultReference reference) {
    return reference.owner().organization() + "/" + reference.id();
  }

  private static String text(JsonNode document, String name) {
    var text = document.path(name).asString("");
    if (text.isEmpty()) {
      throw unreadable();
    }
    return text;
  }

  private static VaultUnavailableException unreadable() {
    return new VaultUnavailableException("What the vault holds cannot be read", null);
  }
}
