package dev.acquit.vault.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** KV version 2, transit's HMAC, and response wrapping. */
final class Engines {

  private final Clock clock;
  private final Map<String, List<JsonNode>> secrets = new ConcurrentHashMap<>();
  private final Map<String, Wrapped> wrapped = new ConcurrentHashMap<>();
  private final byte[][] keys = {random(), random()};

  Engines(Clock clock) {
    this.clock = clock;
  }

  /** Whatever is kept, by its path. */
  Map<String, List<JsonNode>> secrets() {
    return secrets;
  }

  Reply write(String path, JsonNode body) {
    var reply = new Reply[1];
    secrets.compute(
        path,
        (_, known) -> {
          var versions = known == null ? List.<JsonNode>of() : known;
          var cas = body.at("/options/cas");
          if (!cas.isMissingNode() && cas.asInt() != versions.size()) {
            reply[0] =
                Reply.errors(400, "check-and-set parameter did not match the current version");
            return known;
          }
          var next = new ArrayList<>(versions);
          next.add(body.path("data"));
          reply[0] = Reply.data(metadata(next.size()));
          return next;
        });
    return reply[0];
  }

  Reply read(String path) {
    var versions = secrets.get(path);
    if (versions == null) {
      return Reply.errors(404);
    }
    var data = Reply.JSON.createObjectNode();
    data.set("data", versions.getLast());
    data.set("metadata", metadata(versions.size()));
    return Reply.data(data);
  }

  Reply deleteAll(String path) {
    secrets.remove(path);
    return Reply.nothing();
  }

  private ObjectNode metadata(int version) {
    var metadata = Reply.JSON.createObjectNode();
    metadata.put("created_time", clock.instant().toString()).putNull("custom_metadata");
    return metadata.put("deletion_time", "").put("destroyed", false).put("version", version);
  }

  Reply hmac(JsonNode body) {
    var version =
        body.path("key_version").asInt(0) == 0 ? keys.length : body.path("key_version").asInt();
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(keys[version - 1], "HmacSHA256"));
      var digest = mac.doFinal(Base64.getDecoder().decode(body.path("input").asString()));
      var text = "vault:v" + version + ":" + Base64.getEncoder().encodeToString(digest);
      return Reply.data(Reply.JSON.createObjectNode().put("hmac", text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  Reply wrap(JsonNode body, String ttl) {
    var seconds = Long.parseLong(ttl);
    var token = "hvs.wrap." + UUID.randomUUID();
    var now = clock.instant();
    wrapped.put(token, new Wrapped(body, now.plusSeconds(seconds)));
    var envelope = Reply.envelope();
    envelope
        .putObject("wrap_info")
        .put("token", token)
        .put("accessor", UUID.randomUUID().toString())
        .put("ttl", seconds)
        .put("creation_time", now.toString())
        .put("creation_path", "sys/wrapping/wrap");
    return Reply.of(envelope);
  }

  /** Validates the token, and then uses it up: who comes between the two is told an error. */
  Reply unwrap(String token) {
    var known = wrapped.get(token);
    if (known == null || !clock.instant().isBefore(known.ends)) {
      return Reply.errors(400, "wrapping token is not valid or does not exist");
    }
    var body = known.body;
    return wrapped.remove(token, known)
        ? Reply.data((ObjectNode) body)
        : Reply.errors(500, "1 error occurred:\n\t* internal error\n\n");
  }

  private static byte[] random() {
    return UUID.randomUUID().toString().getBytes(UTF_8);
  }

  private record Wrapped(JsonNode body, Instant ends) {}
}
