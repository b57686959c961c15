package dev.acquit.gateway.support;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.support.Http.Reply;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** A user with a saved card, at a shop whose only processor says what a test has it say. */
public record Debtor(User user, String method) {

  public static final String CHARGES = "/v1/charges";
  public static final String INSTALLMENT =
      ",\"initiator\":\"merchant\",\"purpose\":\"installment\"";

  public static Debtor of(Api api, MockProcessor processor) {
    var shop = api.shop();
    assertThat(shop.account("own", processor.address()).status()).isEqualTo(201);
    var user = User.of(shop);
    return new Debtor(user, user.card(Shop.APPROVED));
  }

  /** One whose card is of that number, at a shop whose processor is the simulator. */
  public static Debtor of(Shop shop, String number) {
    var user = User.of(shop);
    return new Debtor(user, user.card(number));
  }

  public Shop shop() {
    return user.shop();
  }

  public static void approves(MockProcessor processor) {
    answers(processor, 200, "\"status\":\"approved\"");
  }

  public static void declines(MockProcessor processor, String code) {
    answers(processor, 402, "\"status\":\"declined\",\"decline_code\":\"" + code + "\"");
  }

  private static void answers(MockProcessor processor, int status, String what) {
    processor.answers(
        "POST",
        CHARGES,
        status,
        """
        {"id":"ch_{{randomValue length=12 type='ALPHANUMERIC'}}","operation":"charge",%s,
          "amount":{{jsonPath request.body '$.amount'}},"currency":"CAD",
          "reference":"{{jsonPath request.body '$.reference'}}"}\
        """
            .formatted(what));
  }

  /** Charges 125.50 CAD; {@code more} begins with a comma. */
  public Reply charge(String more) {
    return user.charge(method, Shop.fresh(), more);
  }

  /** An installment that failed; its id. */
  public String failed() {
    return failed(INSTALLMENT);
  }

  public String failed(String more) {
    var charged = charge(more);
    assertThat(charged.status()).as(charged.body()).isIn(201, 202);
    return becomes(charged.text("/id"), "failed").text("/id");
  }

  public Reply payment(String id) {
    return shop().payment(id);
  }

  public Reply retry(String payment, String body) {
    return shop().post(path(payment), Shop.fresh(), body);
  }

  public CompletableFuture<Reply> retryLater(String payment) {
    return shop().postLater(path(payment), Shop.fresh(), "{}");
  }

  public static String path(String payment) {
    return "/v1/payments/" + payment + "/retry";
  }

  public Reply becomes(String payment, String status) {
    eventually(() -> assertThat(payment(payment).text("/status")).isEqualTo(status));
    return payment(payment);
  }

  /** As if its time had come. */
  public static void isDue(TestDatabase database, String payment) throws SQLException {
    var id = idOf(payment);
    database.update("UPDATE acquit.payment SET retry_at = now() WHERE id = ?", id);
    assertThat(database.update("UPDATE acquit.work SET due_at = now() WHERE id = ?", id))
        .isEqualTo(1);
  }

  public static UUID idOf(String payment) {
    return IdKind.PAYMENT.parse(payment).orElseThrow();
  }
}
