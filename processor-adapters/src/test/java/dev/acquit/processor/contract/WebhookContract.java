package dev.acquit.processor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.processor.Notice;
import dev.acquit.processor.Notice.Genuine;
import dev.acquit.processor.Notice.Refused;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every adapter owes about webhooks: nothing is believed before its signature is. */
public abstract class WebhookContract extends AdapterContract {

  private static final Instant NOW = Instant.parse("2026-11-21T15:00:00Z");
  private static final URI NOWHERE = URI.create("http://127.0.0.1:9");

  @Test
  void everyKindOfFactIsReadFromASignedEvent() {
    assertThat(kit().events()).isNotEmpty();
    assertThat(kit().events()).extracting(ProcessorKit.Event::kind).doesNotHaveDuplicates();
    for (var event : kit().events()) {
      var genuine = believed(event);
      assertThat(genuine.facts()).as(event.body()).hasSize(1);
      assertThat(genuine.facts().getFirst()).isInstanceOf(event.kind());
      assertThat(genuine.facts().getFirst().toString()).contains(event.reference());
      assertThat(genuine.facts().getFirst().at()).isNotNull();
    }
  }

  @Test
  void eventOfATypeThatNobodyKnowsIsGenuineAndSaysNothing() {
    assertThat(believed(kit().unheardOfEvent()).facts()).isEmpty();
  }

  private Genuine believed(ProcessorKit.Event event) {
    var notice = read(signed(event.body(), secret()));
    assertThat(notice).as(event.body()).isInstanceOf(Genuine.class);
    assertThat(((Genuine) notice).eventId()).isEqualTo(event.id());
    assertThat(((Genuine) notice).acknowledgement()).isEqualTo(kit().acknowledgement());
    return (Genuine) notice;
  }

  @Test
  void everyAlteredByteIsNoticed() {
    var signed = signed(body(), secret());
    for (int i : signedBytes(signed.body())) {
      var altered = bytes(signed.body());
      altered[i] ^= 1;
      assertThat(read(kit(), altered, signed.headers()))
          .as("byte " + i)
          .isInstanceOf(Refused.class);
    }
  }

  /** All, unless the processor signs only parts: then those. */
  private int[] signedBytes(String body) {
    var parts = kit().signedParts();
    return parts.isEmpty()
        ? IntStream.range(0, bytes(body).length).toArray()
        : parts.stream().flatMapToInt(part -> positions(body, part)).toArray();
  }

  private static IntStream positions(String body, String part) {
    assertThat(body).contains(part);
    var from = bytes(body.substring(0, body.indexOf(part))).length;
    return IntStream.range(from, from + bytes(part).length);
  }

  @Test
  void wrongKeyIsNotBelieved() {
    assertThat(read(signed(body(), another()))).isInstanceOf(Refused.class);
  }

  @Test
  void missingSignatureIsNotBelieved() {
    assertThat(read(kit(), bytes(body()), Map.of())).isInstanceOf(Refused.class);
  }

  @Test
  void mangledHeadersAreNotBelieved() {
    var signed = signed(body(), secret());
    for (var mangled : List.of("", " ", ",", "=", "t=,v1=", "t=1,v1=zz", "v1=00", "\u0000")) {
      var headers = new HashMap<>(signed.headers());
      headers.replaceAll((_, _) -> List.of(mangled));
      assertThat(read(kit(), bytes(signed.body()), headers))
          .as(mangled)
          .isInstanceOf(headers.isEmpty() ? Genuine.class : Refused.class);
    }
  }

  @Test
  void oneGoodSignatureOfTwoIsEnough() {
    if (kit().signsTwice()) {
      var twice = kit().sign(body(), List.of(another(), secret()), NOW);
      assertThat(read(twice)).isInstanceOf(Genuine.class);
    }
    for (var both : List.of(secret() + " " + another(), another() + "\n" + secret())) {
      var signed = signed(body(), secret());
      assertThat(read(keeping(both), bytes(signed.body()), signed.headers()))
          .isInstanceOf(Genuine.class);
    }
  }

  @Test
  void ageCountsWhereTheTimeIsSigned() {
    var old = kit().sign(body(), List.of(secret()), NOW.minus(Duration.ofSeconds(301)));
    var expected = kit().signsTime() ? Refused.class : Genuine.class;
    assertThat(read(old)).isInstanceOf(expected);
  }

  @Test
  void eventThatIsYoungEnoughIsBelieved() {
    var young = kit().sign(body(), List.of(secret()), NOW.minus(Duration.ofSeconds(299)));
    assertThat(read(young)).isInstanceOf(Genuine.class);
  }

  @Test
  void signedNonsenseHasNoEffect() {
    for (var nonsense : List.of("", "null", "[]", "{}", "{\"", "42", "\u0000")) {
      assertThat(read(signed(nonsense, secret()))).as(nonsense).isInstanceOf(Refused.class);
    }
  }

  @Test
  void accountWithoutTheSecretBelievesNothing() {
    var credentials = new HashMap<>(kit().credentials());
    credentials.remove(kit().webhookSecret());
    if (kit().requiredCredentials().contains(kit().webhookSecret())) {
      credentials.put(kit().webhookSecret(), another());
    }
    var signed = signed(body(), secret());
    assertThat(read(credentials, bytes(signed.body()), signed.headers()))
        .isInstanceOf(Refused.class);
  }

  private Notice read(ProcessorKit.Signed signed) {
    return read(kit(), bytes(signed.body()), signed.headers());
  }

  private Notice read(ProcessorKit kit, byte[] body, Map<String, List<String>> headers) {
    return read(kit.credentials(), body, headers);
  }

  private Notice read(
      Map<String, String> credentials, byte[] body, Map<String, List<String>> headers) {
    var account = Bench.open(kit(), NOWHERE, credentials);
    var notice = Bench.only(account.readWebhook(new Notice.Raw(body, headers, NOW)));
    Secrets.assertNoneIn(kit(), notice.toString());
    return notice;
  }

  /** The kit's credentials, with another secret of events. */
  private Map<String, String> keeping(String secret) {
    var credentials = new HashMap<>(kit().credentials());
    credentials.put(kit().webhookSecret(), secret);
    return credentials;
  }

  private ProcessorKit.Signed signed(String body, String secret) {
    return kit().sign(body, List.of(secret), NOW);
  }

  private String body() {
    return kit().events().getFirst().body();
  }

  private String secret() {
    return kit().credentials().getOrDefault(kit().webhookSecret(), "");
  }

  /** Of the same shape, so that it is only wrong. */
  private String another() {
    return new StringBuilder(secret()).reverse().toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
