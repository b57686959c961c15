package dev.acquit.gateway.payment.web;

import static dev.acquit.gateway.support.Problems.assertProblem;
import static dev.acquit.gateway.support.Problems.errors;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import dev.acquit.gateway.support.TestSimulator;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** Lists are walked newest first, page by page, and say no to what they do not know. */
@GatewayTest
class PaymentListIT {

  @Autowired private Environment environment;

  @Test
  void aWalkNeitherSkipsNorRepeatsWhileOthersPay(Api api) {
    var shop = api.shop();
    var made = new ArrayList<String>();
    for (int at = 0; at < 45; at++) {
      made.add(shop.charge(Shop.APPROVED, Shop.fresh()).text("/id"));
    }

    var walked = new ArrayList<String>();
    var path = "/v1/payments?limit=10";
    var page = shop.get(path);
    while (true) {
      walked.addAll(ids(page));
      if (page.json().at("/next_cursor").isNull()) {
        break;
      }
      shop.charge(Shop.APPROVED, Shop.fresh());
      page = shop.get(path + "&cursor=" + page.text("/next_cursor"));
    }

    assertThat(walked).containsExactlyElementsOf(made.reversed());
    assertThat(ids(shop.get("/v1/payments")))
        .hasSize(20)
        .isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(ids(shop.get("/v1/payments?limit=1"))).hasSize(1);
    assertThat(ids(shop.get("/v1/payments?limit=100"))).hasSize(49);
    assertThat(shop.get("/v1/payments?limit=100").json().at("/next_cursor").isNull()).isTrue();
    assertThat(ids(shop.get("/v1/payments?limit=49"))).hasSize(49);
    assertThat(shop.get("/v1/payments?limit=49").json().at("/next_cursor").isNull()).isTrue();
  }

  @Test
  void filtersNarrowIt(Api api) throws InterruptedException {
    var shop = api.shop();
    var first = shop.charge(Shop.APPROVED, "INV-1").text("/id");
    var failed = shop.charge(Shop.NO_FUNDS, "INV-1").text("/id");
    Thread.sleep(20); // created_at has to differ
    var between = Instant.now();
    Thread.sleep(20);
    var deposit =
        shop.post(
                "/v1/payments",
                Shop.fresh(),
                Shop.body(shop.token(Shop.APPROVED), "INV-2", ",\"purpose\":\"deposit\""))
            .text("/id");

    assertThat(ids(list(shop, "status=succeeded"))).containsExactly(deposit, first);
    assertThat(ids(list(shop, "status=failed"))).containsExactly(failed);
    assertThat(ids(list(shop, "status=canceled"))).isEmpty();
    assertThat(ids(list(shop, "reference=INV-1"))).containsExactly(failed, first);
    assertThat(ids(list(shop, "reference=INV"))).isEmpty();
    assertThat(ids(list(shop, "purpose=deposit"))).containsExactly(deposit);
    assertThat(ids(list(shop, "created_from=" + between))).containsExactly(deposit);
    assertThat(ids(list(shop, "created_to=" + between))).containsExactly(failed, first);
    assertThat(
            ids(
                list(
                    shop,
                    "reference=INV-1&status=succeeded&purpose=checkout&created_to=" + between)))
        .containsExactly(first);
    assertThat(ids(list(shop, "reference=INV-1&limit=1"))).containsExactly(failed);
    assertThat(ids(list(shop, "reference=INV-1&limit=1&cursor=" + failed))).containsExactly(first);
    assertThat(ids(list(shop, "created_from=2026-01-01T00:00:00-05:00"))).hasSize(3);
  }

  @Test
  void aRailNarrowsIt(Api api) {
    var shop = api.shop();
    var card = shop.paid(Shop.fresh());
    var debit = shop.debit(Shop.SETTLES, "INV-1").text("/id");
    var other = shop.debit(Shop.SETTLES, "INV-2").text("/id");

    assertThat(ids(list(shop, "rail=card"))).containsExactly(card);
    assertThat(ids(list(shop, "rail=eft"))).containsExactly(other, debit);
    assertThat(ids(list(shop, "rail=ach"))).isEmpty();
    assertThat(ids(list(shop, "rail=eft&reference=INV-1&purpose=checkout"))).containsExactly(debit);
    assertThat(ids(list(shop, "rail=eft&limit=1&cursor=" + other))).containsExactly(debit);
    assertThat(ids(list(api.shop(), "rail=eft"))).isEmpty();
  }

  @Test
  void whatIsUnderWayIsProcessing(Api api) throws SQLException {
    var shop = api.shop();
    var reference = Shop.fresh();
    TestSimulator.fault("charge", reference, "reset_after_commit");
    var unknown = shop.charge(Shop.APPROVED, reference).text("/id");
    var paid = shop.charge(Shop.APPROVED, Shop.fresh()).text("/id");
    assertThat(ids(list(shop, "status=processing"))).doesNotContain(paid);
    assertThat(unknown).isNotEmpty();

    var submitted =
        TestDatabase.of(environment)
            .update(
                "UPDATE acquit.payment SET status = 'submitted', amount_captured = 0"
                    + " WHERE organization_id = ? AND status = 'succeeded' AND reference <> ?",
                shop.organizationId(),
                reference);

    assertThat(submitted).isEqualTo(1);
    assertThat(ids(list(shop, "status=processing"))).contains(paid);
    assertThat(shop.payment(paid).text("/status")).isEqualTo("processing");
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0,limit out_of_range",
    "limit=101,limit out_of_range",
    "limit=abc,limit out_of_range",
    "limit=-1,limit out_of_range",
    "limit=1.5,limit out_of_range",
    "limit=,limit out_of_range",
    "cursor=x,cursor invalid_format",
    "cursor=tok_01m7zr0kxve009pzkkcdarskcx,cursor invalid_format",
    "status=paid,status invalid_choice",
    "status=SUCCEEDED,status invalid_choice",
    "purpose=fun,purpose invalid_choice",
    "rail=iron,rail invalid_choice",
    "created_from=yesterday,created_from invalid_format",
    "created_to=2026-11-21,created_to invalid_format",
    "colour=red,colour unknown_parameter",
    "status=failed&status=succeeded,status repeated",
  })
  void whatItDoesNotKnowItRefuses(String query, String error, Api api) {
    var reply = list(api.shop(), query);

    assertProblem(reply, 400, "invalid_request");
    assertThat(errors(reply)).containsExactly(error);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-999999999-01-01T00:00:00Z",
        "%2B999999999-12-31T23:59:59Z",
        "9999-12-31T23:59:59Z",
        "0001-01-01T00:00:00Z"
      })
  void aTimeThatIsFarAwayIsNoFaultOfOurs(String time, Api api) {
    assertThat(list(api.shop(), "created_from=" + time).status()).isIn(200, 400);
  }

  @Test
  void allThatIsWrongIsToldAtOnce(Api api) {
    var reply =
        list(
            api.shop(),
            "limit=0&cursor=x&status=a&purpose=b&rail=c&created_from=d&created_to=e&f=g");

    assertThat(errors(reply)).hasSize(8);
  }

  private static Reply list(Shop shop, String query) {
    return shop.get("/v1/payments?" + query);
  }

  private static List<String> ids(Reply page) {
    assertThat(page.status()).as(page.body()).isEqualTo(200);
    return page.json().at("/data").valueStream().map(row -> row.get("id").asString()).toList();
  }
}
