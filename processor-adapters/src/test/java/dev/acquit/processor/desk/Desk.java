package dev.acquit.processor.desk;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
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
import dev.acquit.processor.contract.ProcessorKit;
import dev.acquit.processor.contract.WireAnswer;
import dev.acquit.processor.contract.WireServers;
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

/** A processor made of wire, an account at it, and the calls that an adapter's own tests make. */
public abstract class Desk implements BeforeEachCallback {

  public static final String OURS = "A7K2M9QX4TBW3HD";
  public static final Amount AMOUNT = new Amount(12_550, "CAD");
  public static final BillingAddress ADDRESS =
      new BillingAddress("12 rue des Pins", "app. 3", "Laval", "QC", "H7A1A1", "CA");
  public static final Instrument.Card CARD =
      new Instrument.Card("4111111111111111", 3, 2035, "737", "Ana Roy", ADDRESS);
  public static final Order ORDER =
      new Order("INV-1", "Camp", "CLUB CAMP", URI.create("https://shop.example/paid?p=1"));
  public static final Payer PAYER =
      new Payer("Ana Roy", "ana@shop.example", "203.0.113.7", "Test/1.0");

  private static final Duration AMPLE = Duration.ofSeconds(20);

  private final WireMockServer server = WireServers.ofThisThread();
  private final ProcessorKit kit;

  protected Desk(ProcessorKit kit) {
    this.kit = kit;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    server.resetAll();
  }

  public void answers(WireAnswer answer) {
    server.stubFor(any(anyUrl()).willReturn(response(answer)));
  }

  /** To requests whose path and query match. */
  public void answersTo(String url, WireAnswer answer) {
    server.stubFor(any(urlMatching(url)).atPriority(1).willReturn(response(answer)));
  }

  public void breaks() {
    server.stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
  }

  private static ResponseDefinitionBuilder response(WireAnswer answer) {
    var response = aResponse().withStatus(answer.status()).withBody(answer.body());
    answer.headers().forEach(response::withHeader);
    return response;
  }

  public List<LoggedRequest> requests() {
    return server.findAll(anyRequestedFor(anyUrl()));
  }

  public String lastBody() {
    return requests().getLast().getBodyAsString();
  }

  /** The contract's account, with these settings besides; one with an empty value goes. */
  public ProcessorAccount account(Map<String, String> settings) {
    return open(kit, "http://127.0.0.1:" + server.port(), settings, Map.of());
  }

  public ProcessorAccount account() {
    return account(Map.of());
  }

  protected static ProcessorAccount open(
      ProcessorKit kit, String url, Map<String, String> settings, Map<String, String> credentials) {
    var allSettings = new HashMap<>(kit.settings());
    allSettings.putAll(settings);
    var allCredentials = new HashMap<>(kit.credentials());
    allCredentials.putAll(credentials);
    var deadlines = Deadlines.of(AMPLE, AMPLE, AMPLE);
    return kit.processor()
        .open(new Account("own", false, URI.create(url), allCredentials, allSettings, deadlines));
  }

  public static Call.Charge charge(Instrument instrument) {
    return charge(instrument, Initiator.CUSTOMER, null, AMOUNT);
  }

  public static Call.Charge charge(
      Instrument instrument, Initiator by, @Nullable StoredCredential stored, Amount amount) {
    return new Call.Charge(OURS, amount, instrument, by, stored, ORDER, PAYER, true);
  }

  public static Call.Original of(Rail rail, @Nullable String theirs) {
    return new Call.Original(rail, "A2222222222222B", theirs, null, AMOUNT);
  }

  /** The one value that it brings. */
  public static <T> T only(Mono<T> mono) {
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
