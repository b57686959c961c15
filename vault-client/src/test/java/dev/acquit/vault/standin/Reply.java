package dev.acquit.vault.standin;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the stand-in answers. */
record Reply(int status, String body) {

  static final JsonMapper JSON = JsonMapper.shared();

  /** The envelope that all answers have. */
  static ObjectNode envelope() {
    var envelope = JSON.createObjectNode();
    envelope.put("request_id", "0f8e6d1a-5a3c-4d1e-9a35-4b1f2a1c7a11");
    envelope.put("lease_id", "").put("renewable", false).put("lease_duration", 0);
    envelope.putNull("data").putNull("wrap_info").putNull("warnings").putNull("auth");
    return envelope;
  }

  static Reply data(ObjectNode data) {
    return of(envelope().set("data", data));
  }

  static Reply of(Object body) {
    return new Reply(200, String.valueOf(body));
  }

  static Reply nothing() {
    return new Reply(204, "");
  }

  static Reply errors(int status, String... errors) {
    var body = JSON.createObjectNode();
    var all = body.putArray("errors");
    for (var error : errors) {
      all.add(error);
    }
    return new Reply(status, body.toString());
  }

  static Reply denied() {
    return errors(403, "1 error occurred:\n\t* permission denied\n\n");
  }
}
