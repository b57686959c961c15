package dev.acquit.vault.openbao;

import dev.acquit.vault.VaultUnavailableException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * What came back, whoever it came from: a proxy answers, too. Prints its status alone.
 *
 * @param body missing if it is no JSON
 */
record Answer(int status, JsonNode body) {

  private static final JsonMapper JSON = JsonMapper.shared();

  static Answer of(int status, byte[] body) {
    return new Answer(status, read(body));
  }

  private static JsonNode read(byte[] body) {
    try {
      return body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body);
    } catch (JacksonException _) { // its message may repeat what was kept
      return MissingNode.getInstance();
    }
  }

  boolean is(int expected) {
    return status == expected;
  }

  /** The body of an answer that says yes. */
  JsonNode granted() {
    if (!is(200) || !body.isObject()) {
      throw unexpected();
    }
    return body;
  }

  /** A refusal as the API words it. */
  boolean refusesWith(int expected) {
    return is(expected) && body.path("errors").isArray();
  }

  /** Whether there is a reason that holds these words. */
  boolean tells(String words) {
    return body.path("errors").valueStream().anyMatch(error -> error.asString("").contains(words));
  }

  /**
   * Whether the vault says that there is nothing, or nothing any more: not a proxy, and not a path
   * where nothing is mounted.
   */
  boolean isNothing() {
    var none = body.path("errors").isArray() && body.path("errors").isEmpty();
    var deleted = body.at("/data/data").isNull() && body.at("/data/metadata").isObject();
    return is(404) && (none || deleted);
  }

  VaultUnavailableException unexpected() {
    return new VaultUnavailableException(
        "The vault answers " + status + ", as it should not", null);
  }

  @Override
  public String toString() {
    return "Answer[" + status + "]";
  }
}
