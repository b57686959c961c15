package dev.acquit.gateway.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.money.Names;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Seals entries (HMAC-SHA256): each over the seal before it, its number, and all that stands in it.
 * The key is nowhere in the database, so whoever has only that can forge no seal.
 */
@Component
class Sealer {

  private static final String ALGORITHM = "HmacSHA256";

  /** Of the form below: raised if it ever changes. */
  private static final int FORM = 1;

  private final SecretKeySpec key;

  Sealer(JournalSettings settings) {
    this.key = new SecretKeySpec(settings.key().getBytes(UTF_8), ALGORITHM);
  }

  /** The entry's place right after {@code last}. */
  Link after(Link last, Entry entry) {
    try {
      var number = last.number() + 1;
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(HexFormat.of().parseHex(last.seal()));
      return new Link(number, HexFormat.of().formatHex(mac.doFinal(form(number, entry))));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible); // every JDK has it
    }
  }

  /**
   * One JSON array, its objects' fields sorted: the same for the same entry, whenever it is read.
   */
  private static byte[] form(long number, Entry entry) {
    var actor = entry.actor();
    var origin = actor.origin();
    return Json.bytes(
        Arrays.asList(
            FORM,
            number,
            entry.organization().toString(),
            entry.id().toString(),
            entry.at().toString(),
            Names.of(actor.type()),
            actor.id() == null ? null : actor.id().toString(),
            actor.name(),
            origin.ip(),
            origin.userAgent(),
            origin.requestId(),
            entry.live(),
            entry.action(),
            entry.resource(),
            fields(entry.before()),
            fields(entry.after())));
  }

  private static @Nullable JsonNode fields(byte @Nullable [] document) {
    return document == null ? null : Json.MAPPER.readTree(document);
  }
}
