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
import org.junit.jupiter.api.Test;

/** What every adapter owes about webhooks: nothing is believed before its signature is. */
public abstract class WebhookContract {

  private static final Instant NOW = Instant.parse("2026-11-21T15:00:00Z");
  private static final URI NOWHERE = URI.create("http://127.0.0.1:9");
  private static final String ANOTHER = "another secret than the account's own";

  protected abstract ProcessorKit kit();

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
    var body = event.body().getBytes(StandardCharsets.UTF_8);
    var notice = read(body, signed(body, secret()));
    assertThat(notice).as(event.body()).isInstanceOf(Genuine.class);
    assertThat(((Genuine) notice).eventId()).isEqualTo(event.id());
    return (Genuine) notice;
  }

  @Test
  void everyAlteredByteIsNoticed() {
    var headers = signed(body(), secret());
    for (int i = 0; i < body().length; i++) {
      var altered = body();
      altered[i] ^= 1;
      assertThat(read(altered, headers)).as("byte " + i).isInstanceOf(Refused.class);
    }
  }

  @Test
  void wrongKeyIsNotBelieved() {
    assertThat(read(body(), signed(body(), ANOTHER))).isInstanceOf(Refused.class);
  }

  @Test
  void missingSignatureIsNotBelieved() {
    assertThat(read(body(), Map.of())).isInstanceOf(Refused.class);
  }

  @Test
  void mangledHeadersAreNotBelieved() {
    for (var mangled : List.of("", " ", ",", "=", "t=,v1=", "t=1,v1=zz", "v1=00", "\u0000")) {
      var headers = new HashMap<>(signed(body(), secret()));
      headers.replaceAll((_, _) -> List.of(mangled));
      assertThat(read(body(), headers)).as(mangled).isInstanceOf(Refused.class);
    }
  }

  @Test
  void oneGoodSignatureOfTwoIsEnough() {
    var headers = kit().sign(body(), List.of(ANOTHER, secret()), NOW);
    assertThat(read(body(), headers)).isInstanceOf(Genuine.class);
  }

  @Test
  void ageCountsWhereTheTimeIsSigned() {
    var old = kit().sign(body(), List.of(secret()), NOW.minus(Duration.ofSeconds(301)));
    var expected = kit().signsTime() ? Refused.class : Genuine.class;
    assertThat(read(body(), old)).isInstanceOf(expected);
  }

  @Test
  void eventThatIsYoungEnoughIsBelieved() {
    var young = kit().sign(body(), List.of(secret()), NOW.minus(Duration.ofSeconds(299)));
    assertThat(read(body(), young)).isInstanceOf(Genuine.class);
  }

  @Test
  void signedNonsenseHasNoEffect() {
    for (var nonsense : List.of("", "null", "[]", "{}", "{\"", "42", "\u0000")) {
      var body = nonsense.getBytes(StandardCharsets.UTF_8);
      assertThat(read(body, signed(body, secret()))).as(nonsense).isInstanceOf(Refused.class);
    }
  }

  @Test
  void accountWithoutTheSecretBelievesNothing() {
    var credentials = new HashMap<>(kit().credentials());
    credentials.remove(kit().webhookSecret());
    if (kit().requiredCredentials().contains(kit().webhookSecret())) {
      credentials.put(kit().webhookSecret(), ANOTHER);
    }
    var raw = new Notice.Raw(body(), signed(body(), secret()), NOW);
    var account = Bench.open(kit(), NOWHERE, credentials);
    assertThat(Bench.only(account.readWebhook(raw))).isInstanceOf(Refused.class);
  }

  private Notice read(byte[] body, Map<String, List<String>> headers) {
    var account = Bench.patient(kit(), NOWHERE);
    var notice = Bench.only(account.readWebhook(new Notice.Raw(body, headers, NOW)));
    Secrets.assertNoneIn(kit(), notice.toString());
    return notice;
  }

  private Map<String, List<String>> signed(byte[] body, String secret) {
    return kit().sign(body, List.of(secret), NOW);
  }

  private byte[] body() {
    return kit().events().getFirst().body().getBytes(StandardCharsets.UTF_8);
  }

  private String secret() {
    return kit().credentials().getOrDefault(kit().webhookSecret(), "");
  }
}
