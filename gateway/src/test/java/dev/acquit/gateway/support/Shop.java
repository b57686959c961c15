package dev.acquit.gateway.support;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.journal.Actor;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.support.Http.Reply;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * One organization's checkout. Whatever it charges has a merchant reference that no other test
 * uses.
 */
public record Shop(Api api, String organization, String key) {

  public static final String APPROVED = "4242424242424242";
  public static final String NO_FUNDS = "4000000000009995";

  /** Bank accounts of the simulator's test banks. */
  public static final String SETTLES = "000123456789";

  public static final String RETURNED_FOR_FUNDS = "000222222227";
  public static final String RETURNED_LATE = "000333333335";
  public static final String MANDATE =
      """
      {"accepted_at":"2026-11-20T15:00:00Z","ip":"203.0.113.7","text_version":"pad-2026-01","kind":"personal"}\
      """;

  /** As the code behind the door knows it. */
  public Caller caller() {
    return new Caller(
        organizationId(), false, Actor.system("test"), EnumSet.allOf(Permission.class));
  }

  /** A reference or key that was never used. */
  public static String fresh() {
    return "t" + UUID.randomUUID().toString().replace("-", "");
  }

  /** The organization's id in the database. */
  public UUID organizationId() {
    return IdKind.ORGANIZATION.parse(organization).orElseThrow();
  }

  /** A token of that card. */
  public String token(String number) {
    return tokenize(number).text("/id");
  }

  public Reply tokenize(String number) {
    return post(
        "/v1/tokens",
        """
        {"type":"card","card":{"number":"%s","exp_month":12,"exp_year":2050,"cvc":"123"}}\
        """
            .formatted(number));
  }

  /** A token of that account at the test bank of EFT, with a mandate for one debit. */
  public String debitToken(String account) {
    return tokenizeAccount(account, ",\"mandate\":" + MANDATE).text("/id");
  }

  /**
   * A token of an account with a mandate for debits that vary, which waits for its confirmation.
   */
  public Reply recurring() {
    var use = ",\"use\":\"recurring_variable\"}";
    return tokenizeAccount(SETTLES, ",\"mandate\":" + MANDATE.replace("}", use));
  }

  /** {@code more} begins with a comma. */
  public Reply tokenizeAccount(String account, String more) {
    return post(
        "/v1/tokens",
        """
        {"type":"bank_account","bank_account":{"rail":"eft","institution_number":"000","transit_number":"11000",
          "account_number":"%s","account_type":"checking","holder_name":"Ana Roy"}%s}\
        """
            .formatted(account, more));
  }

  /** Debits 125.50 CAD. */
  public Reply debit(String account, String reference) {
    return post("/v1/payments", fresh(), body(debitToken(account), reference, ""));
  }

  /** Charges 125.50 CAD to a new token of that card, under a new key and that reference. */
  public Reply charge(String number, String reference) {
    return post("/v1/payments", fresh(), body(token(number), reference, ""));
  }

  /** Holds 125.50 CAD. */
  public Reply authorize(String reference) {
    return post(
        "/v1/payments", fresh(), body(token(APPROVED), reference, ",\"capture\":\"manual\""));
  }

  /**
   * Asks with that key until it is decided, however slow the machine: the first answer, or it
   * replayed.
   */
  public Reply decided(String path, String idempotencyKey, String body) {
    eventually(() -> assertThat(post(path, idempotencyKey, body).status()).isNotIn(202, 409));
    return post(path, idempotencyKey, body);
  }

  /** A payment of 125.50 CAD that was taken; its id. */
  public String paid(String reference) {
    return settled(charge(APPROVED, reference), "succeeded");
  }

  /** A payment of 125.50 CAD that is held; its id. */
  public String held(String reference) {
    return settled(authorize(reference), "authorized");
  }

  /** The payment's id, once it is in that state. */
  public String settled(Reply payment, String status) {
    var id = payment.text("/id");
    eventually(() -> assertThat(payment(id).text("/status")).as(payment.body()).isEqualTo(status));
    return id;
  }

  /** The body of a charge; {@code more} begins with a comma. */
  public static String body(String token, String reference, String more) {
    return """
    {"amount":12550,"currency":"CAD","source":"%s","reference":"%s"%s}\
    """
        .formatted(token, reference, more);
  }

  /** Sets up an account of its own at that simulator. */
  public Reply account(String name, String url) {
    return account(name, url, fresh());
  }

  /**
   * The same, under a key that the simulator knows it by. Its events are signed as those of the
   * sandbox.
   */
  public Reply account(String name, String url, String apiKey) {
    return account(
        """
        {"processor":"simulator","name":"%s","base_url":"%s",
          "credentials":{"api_key":"text:%s","webhook_secret":"text:%s"}}\
        """
            .formatted(name, url, apiKey, organization));
  }

  /** Sets up a processor account. */
  public Reply account(String body) {
    return post("/v1/processor_accounts", fresh(), body);
  }

  public Reply patch(String path, String body) {
    return send("PATCH", path, body);
  }

  public Reply put(String path, String body) {
    return send("PUT", path, body);
  }

  private Reply send(String method, String path, String body) {
    var headers = new HashMap<>(Api.bearer(key));
    headers.put("Content-Type", "application/json");
    return api.http().send(method, path, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  public Reply capture(String payment, String body) {
    return post("/v1/payments/" + payment + "/capture", fresh(), body);
  }

  public Reply cancel(String payment) {
    return post("/v1/payments/" + payment + "/void", fresh(), "");
  }

  public Reply refund(String payment, String body) {
    return post("/v1/payments/" + payment + "/refunds", fresh(), body);
  }

  public Reply payment(String id) {
    return get("/v1/payments/" + id);
  }

  public Reply get(String path) {
    return api.http().get(path, Api.bearer(key));
  }

  public Reply post(String path, String body) {
    return api.http().post(path, body, Api.bearer(key));
  }

  public Reply post(String path, String idempotencyKey, String body) {
    return api.http().post(path, body, headers(idempotencyKey));
  }

  /** The same, without waiting; cancelling it hangs up. */
  public CompletableFuture<Reply> postLater(String path, String idempotencyKey, String body) {
    return api.http().postLater(path, body, headers(idempotencyKey));
  }

  private Map<String, String> headers(String idempotencyKey) {
    var headers = new HashMap<>(Api.bearer(key));
    headers.put("Idempotency-Key", idempotencyKey);
    return headers;
  }
}
