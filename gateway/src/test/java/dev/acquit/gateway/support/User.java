package dev.acquit.gateway.support;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.money.CardNumbers;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.support.Http.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** A user with a wallet, as one shop reaches it. */
public record User(Shop shop, String id) {

  /** One whom nobody knows. */
  public static User of(Shop shop) {
    return new User(shop, Shop.fresh());
  }

  /** The same user at another shop. */
  public User at(Shop other) {
    return new User(other, id);
  }

  /** A card that approves; another for each number below a billion. */
  public static String card(int number) {
    var fifteen = "424242%09d".formatted(number);
    for (int check = 0; check < 10; check++) {
      if (CardNumbers.passesLuhn(fifteen + check)) {
        return fifteen + check;
      }
    }
    throw new IllegalStateException();
  }

  /** Saves a token with consent; {@code more} begins with a comma. */
  public Reply keep(String token, String more) {
    return save(token, ",\"consent\":true" + more);
  }

  /** The same, without waiting. */
  public CompletableFuture<Reply> keepLater(String token) {
    return shop.postLater(path(), Shop.fresh(), "{\"source\":\"" + token + "\",\"consent\":true}");
  }

  /** Saves a token; {@code more} begins with a comma. */
  public Reply save(String token, String more) {
    return shop.post(path(), "{\"source\":\"" + token + "\"" + more + "}");
  }

  /** A card of this user that the shop may charge; its id. */
  public String card(String number) {
    return kept(keep(shop.token(number), ""));
  }

  /** A bank account of this user that the shop may use, with a mandate for one debit; its id. */
  public String account() {
    return kept(keep(shop.debitToken(Shop.SETTLES), ""));
  }

  /** The id of what was saved. */
  public static String kept(Reply saved) {
    assertThat(saved.status()).as(saved.body()).isEqualTo(201);
    return saved.text("/id");
  }

  /** What the shop may use, newest first. */
  public List<String> methods() {
    return shop.get(path())
        .json()
        .at("/data")
        .valueStream()
        .map(one -> one.at("/id").asString())
        .toList();
  }

  /** A charge that has begun, and that the processor takes a second for. */
  public CompletableFuture<Reply> slowCharge(String method, String reference) {
    TestSimulator.slow("charge", reference, Duration.ofSeconds(1));
    var charge = shop.postLater("/v1/payments", Shop.fresh(), Shop.body(method, reference, ""));
    eventually(() ->
        assertThat(shop.get("/v1/payments?reference=" + reference).text("/data/0/id"))
            .isNotEmpty());
    return charge;
  }

  public Reply method(String method) {
    return shop.get("/v1/payment_methods/" + method);
  }

  /** Charges 125.50 CAD to it. */
  public Reply charge(String method, String reference) {
    return charge(method, reference, "");
  }

  /** {@code more} begins with a comma. */
  public Reply charge(String method, String reference, String more) {
    return shop.post("/v1/payments", Shop.fresh(), Shop.body(method, reference, more));
  }

  /** Charges a new token of that card, and saves it; {@code more} goes into {@code save}. */
  public Reply chargeAndSave(String token, String reference, String more) {
    return charge(
        token,
        reference,
        ",\"save\":{\"user\":\"" + id + "\",\"consent\":{\"text_version\":\"w-1\"}" + more + "}");
  }

  public Reply consent(String method, String body) {
    return send("PUT", "/v1/payment_methods/" + method + "/consent", body);
  }

  public Reply revoke(String method) {
    return send("DELETE", "/v1/payment_methods/" + method + "/consent", "");
  }

  public Reply delete(String method) {
    return send("DELETE", "/v1/payment_methods/" + method, "");
  }

  public Reply replace(String method, String token) {
    return shop.post(
        "/v1/payment_methods/" + method + "/replace", "{\"source\":\"" + token + "\"}");
  }

  public Reply change(String method, String body) {
    return shop.patch("/v1/payment_methods/" + method, body);
  }

  public String path() {
    return "/v1/wallets/" + id + "/payment_methods";
  }

  /** As the database knows it. */
  public static UUID idOf(String method) {
    return IdKind.PAYMENT_METHOD.parse(method).orElseThrow();
  }

  private Reply send(String method, String path, String body) {
    var headers = new HashMap<>(Api.bearer(shop.key()));
    headers.put("Content-Type", "application/json");
    return shop.api().http().send(method, path, body.getBytes(StandardCharsets.UTF_8), headers);
  }
}
