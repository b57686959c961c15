package dev.acquit.browser.stage;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An organization, as its own programs reach it, and what its processor has on record. */
public final class Shop {

  /** Of a card that pays. */
  public static final String GOOD = "4242424242424242";

  /** Of one that is never charged again. */
  public static final String STOLEN = "4000000000009979";

  /** No two amounts are the same: networks limit how often one is tried again. */
  private static final AtomicInteger AMOUNTS = new AtomicInteger(1000);

  private final Http http;
  private final Http simulator;

  Shop(Http http, Http simulator) {
    this.http = http;
    this.simulator = simulator;
  }

  /** A new token of that card. */
  public String token(String card) {
    return http.post(
            "/v1/tokens",
            """
            {"type":"card","card":{"number":"%s","exp_month":12,"exp_year":2030,"cvc":"123"}}\
            """
                .formatted(card))
        .at("/id")
        .asString();
  }

  /** An installment that a stolen card did not pay. */
  public Item stolen() {
    return failed(STOLEN, reference());
  }

  /** One that the processor failed at once, and would do at the next try. */
  public Item unlucky() {
    var reference = reference();
    simulator.post(
        "/faults",
        """
        {"operation":"charge","match":{"merchant_reference":"%s"},"fault":"processing_error"}\
        """
            .formatted(reference));
    return failed(GOOD, reference);
  }

  private static String reference() {
    return "T-" + UUID.randomUUID().toString().substring(0, 8);
  }

  private Item failed(String card, String reference) {
    var method =
        http.post(
                "/v1/wallets/" + reference + "/payment_methods",
                "{\"source\":\"%s\",\"consent\":true}".formatted(token(card)))
            .at("/id")
            .asString();
    var payment =
        http.post(
                "/v1/payments",
                """
                {"amount":%d,"currency":"CAD","source":"%s","reference":"%s",
                 "purpose":"installment","initiator":"merchant"}\
                """
                    .formatted(AMOUNTS.incrementAndGet(), method, reference))
            .at("/id")
            .asString();
    return Waiting.until("an item about " + payment, () -> item(payment, reference));
  }

  private @Nullable Item item(String payment, String reference) {
    var id = items("payment=" + payment).at("/data/0/id").asString("");
    return id.isEmpty() ? null : new Item(id, reference);
  }

  /** What needs a person, as the API lists it. */
  public JsonNode items(String query) {
    return http.get("/v1/action_items?" + query);
  }

  /** The item with that reference. */
  public Item item(String reference) {
    return new Item(items("q=" + reference).at("/data/0/id").asString(), reference);
  }

  /** Waits until nobody needs to see to it any more. */
  public void awaitEnded(Item item) {
    Waiting.until(
        item.id() + " is ended",
        () -> http.get("/v1/action_items/" + item.id()).at("/ended").isObject() ? item : null);
  }

  /** The path of the newest payment of that reference. */
  public String payment(String reference) {
    var found = http.get("/v1/payments?reference=" + reference).at("/data/0/id").asString();
    return "/console/payments/" + found;
  }

  /** How often its processor took the money of that reference. */
  public long charged(String reference) {
    return simulator
        .get("/ledger?merchant_reference=" + reference)
        .at("/data")
        .valueStream()
        .filter(row -> row.at("/operation").asString().equals("charge"))
        .filter(row -> row.at("/result").asString().equals("approved"))
        .count();
  }

  /** The processor takes a second for each answer, or none. */
  public void slow(boolean slow) {
    simulator.post("/latency", "{\"delay\":\"%s\"}".formatted(slow ? "PT1S" : "PT0S"));
  }

  /** The token of an invitation of somebody new, of that standard role. */
  public String invited(String name, String role) {
    var id =
        http.post(
                "/v1/users",
                """
                {"email":"%s@people.test","name":"%s","language":"en","role":"%s"}\
                """
                    .formatted(UUID.randomUUID(), name, role(role)))
            .at("/id")
            .asString();
    return http.post("/v1/users/" + id + "/invitation", "{}").at("/token").asString();
  }

  private String role(String standard) {
    return http.get("/v1/roles?limit=100")
        .at("/data")
        .valueStream()
        .filter(role -> role.at("/standard").asString("").equals(standard))
        .map(role -> role.at("/id").asString())
        .findFirst()
        .orElseThrow();
  }

  /** Something that needs a person. */
  public record Item(String id, String reference) {

    public String path() {
      return "/console/items/" + id;
    }
  }
}
