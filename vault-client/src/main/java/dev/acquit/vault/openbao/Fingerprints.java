package dev.acquit.vault.openbao;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.acquit.vault.Kept;
import dev.acquit.vault.Secret;
import java.util.Base64;
import reactor.core.publisher.Mono;

/**
 * Fingerprints by a transit key that never leaves the vault. Its version is named and looked for in
 * the answer, so that a rotated key does not make another card of the same number.
 */
final class Fingerprints {

  private static final int DIGEST_BYTES = 32;

  private final Client client;
  private final String path;
  private final int version;

  Fingerprints(Client client, OpenBaoSettings settings) {
    var key = settings.fingerprintKey();
    this.client = client;
    this.path = key.mount() + "/hmac/" + key.name() + "/sha2-256";
    this.version = key.version();
  }

  Mono<String> of(Secret secret) {
    return Mono.defer(() -> client.send(request(secret))).map(this::read);
  }

  private Request request(Secret secret) {
    var identity = Base64.getEncoder().encodeToString(secret.identity().getBytes(UTF_8));
    return Request.post(path, Documents.empty().put("input", identity).put("key_version", version));
  }

  private String read(Answer answer) {
    var text = answer.granted().at("/data/hmac").asString("");
    var prefix = "vault:v" + version + ":";
    try {
      var digest = Base64.getDecoder().decode(text.substring(prefix.length()));
      if (text.startsWith(prefix) && digest.length == DIGEST_BYTES) {
        return Kept.fingerprintOf(digest);
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
      // told below
    }
    throw answer.unexpected();
  }
}
