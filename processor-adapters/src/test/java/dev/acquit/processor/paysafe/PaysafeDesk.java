package dev.acquit.processor.paysafe;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.acquit.processor.Account;
import dev.acquit.processor.Account.Deadlines;
import dev.acquit.processor.Amount;
import dev.acquit.processor.Call;
import dev.acquit.processor.Call.Initiator;
import dev.acquit.processor.Call.Order;
import dev.acquit.processor.Call.Payer;
import dev.acquit.processor.Call.StoredCredential;
import dev.acquit.processor.Instrument;
import dev.acquit.processor.Instrument.BillingAddress;
import dev.acquit.processor.ProcessorAccount;
import dev.acquit.processor.Rail;
import dev.acquit.processor.contract.WireAnswer;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Paysafe made of wire, an account at it, and the calls that the tests make. */
final class PaysafeDesk implements BeforeEachCallback {

  static final String OURS = PaysafeBodies.REFERENCE;
  static final String THEIRS = PaysafeBodies.PAYMENT;
  static final Amount AMOUNT = new Amount(12_550, "CAD");
  static final BillingAddress ADDRESS =
      new BillingAddress("12 rue des Pins", "app. 3", "Laval", "QC", "H7A1A1", "CA");
  static final Instrument.Card CARD =
      new Instrument.Card("4111111111111111", 3, 2035, "737", "Ana Roy", ADDRESS);
  static final Order ORDER =
      new Order("INV-1", "Camp", "CLUB CAMP", URI.create("https://shop.example/paid?p=1"));
  static final Payer PAYER = new Payer("Ana Roy", "ana@shop.example", "203.0.113.7", "Test/1.0");

  private static final String BASE = "/paymenthub/v1";
  private static final Duration AMPLE = Duration.ofSeconds(20);
  private static final WireMockServer SERVER = start();

  private static WireMockServer start() {
    var server = new WireMockServer(wireMockConfig().bindAddress("127.0.0.1").dynamicPort());
    server.start();
    return server;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    SERVER.resetAll();
  }

  void answers(WireAnswer answer) {
    var response = aResponse().withStatus(answer.status()).withBody(answer.body());
    answer.headers().forEach(response::withHeader);
    SERVER.stubFor(any(anyUrl()).willReturn(response));
  }

  /** To requests whose path and query match. */
  void answersTo(String url, WireAnswer answer) {
    var response = aResponse().withStatus(answer.status()).withBody(answer.body());
    answer.headers().forEach(response::withHeader);
    SERVER.stubFor(any(urlMatching(BASE + url)).atPriority(1).willReturn(response));
  }

  /** A handle that can be paid with, to whoever asks for one. */
  void makesHandles() {
    answersTo("/paymenthandles", PaysafeBodies.handle("SC1", "PAYABLE", ""));
  }

  List<LoggedRequest> requests() {
    return SERVER.findAll(anyRequestedFor(anyUrl()));
  }

  String lastBody() {
    return requests().getLast().getBodyAsString();
  }

  /** The body of a request, by its place. */
  JsonNode sent(int index) {
    return json(requests().get(index).getBodyAsString());
  }

  static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }

  /** The contract's account, with these settings besides; one with an empty value goes. */
  ProcessorAccount account(Map<String, String> settings) {
    return open("http://127.0.0.1:" + SERVER.port(), settings, Map.of());
  }

  ProcessorAccount account() {
    return account(Map.of());
  }

  static ProcessorAccount open(
      String url, Map<String, String> settings, Map<String, String> credentials) {
    var kit = new PaysafeKit();
    var allSettings = new HashMap<>(kit.settings());
    allSettings.putAll(settings);
    var allCredentials = new HashMap<>(kit.credentials());
    allCredentials.putAll(credentials);
    var deadlines = Deadlines.of(AMPLE, AMPLE, AMPLE);
    return kit.processor()
        .open(new Account("own", false, URI.create(url), allCredentials, allSettings, deadlines));
  }

  static Call.Charge charge(Instrument instrument) {
    return charge(instrument, Initiator.CUSTOMER, null, AMOUNT);
  }

  static Call.Charge charge(
      Instrument instrument, Initiator by, @Nullable StoredCredential stored, Amount amount) {
    return new Call.Charge(OURS, amount, instrument, by, stored, ORDER, PAYER, true);
  }

  static Call.Original of(Rail rail, @Nullable String theirs) {
    return new Call.Original(rail, "A2222222222222B", theirs, null, AMOUNT);
  }

  static <T> T only(Mono<T> mono) {
    var seen = new Object[1];
    StepVerifier.create(mono.doOnNext(value -> seen[0] = value))
        .expectNextCount(1)
        .expectComplete()
        .verify(AMPLE.multipliedBy(2));
    @SuppressWarnings("unchecked")
    var value = (T) Objects.requireNonNull(seen[0]);
    return value;
  }
}
