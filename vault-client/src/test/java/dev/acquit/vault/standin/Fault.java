package dev.acquit.vault.standin;

/** What may stand where the API should be. */
public enum Fault {
  /** Nobody answers. */
  SILENT(0, ""),
  /** It hangs up. */
  HANGS_UP(-1, ""),
  GARBAGE(200, "<html>Sign in to the airport's network</html>"),
  HALF(200, "{\"data\":{\"data\":{\"kind\":\"ca"),
  EMPTY(200, "{}"),
  OTHERS(200, "{\"data\":{\"data\":{\"kind\":\"card\",\"number\":\"4000000000000002\"}}}"),
  ERROR(500, "{\"errors\":[\"internal error\"]}"),
  BAD_GATEWAY(502, "<html>Bad gateway</html>"),
  SEALED(503, "{\"errors\":[\"Vault is sealed\"]}"),
  TOO_MANY(429, "{\"errors\":[\"request path \\\"secret\\\": rate limit quota exceeded\"]}"),
  STANDBY(307, ""),
  NOT_A_VAULT(404, "<html>Not found</html>"),
  NOT_A_VAULT_BUT_JSON(404, "{\"error\":\"not found\"}"),
  NOT_MOUNTED(
      404, "{\"errors\":[\"no handler for route \\\"secret/data/\\\". route entry not found.\"]}"),
  DENIED(403, "{\"errors\":[\"1 error occurred:\\n\\t* permission denied\\n\\n\"]}"),
  REFUSED(400, "{\"errors\":[\"Upgrading from non-versioned to versioned data.\"]}");

  private final int status;
  private final String body;

  Fault(int status, String body) {
    this.status = status;
    this.body = body;
  }

  int status() {
    return status;
  }

  String body() {
    return body;
  }
}
