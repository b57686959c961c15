package dev.acquit.gateway.action;

import static dev.acquit.gateway.support.Problems.errors;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Debtor;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.User;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Looking for items: by each of what they are known by, in each order, page by page. */
@GatewayTest
class ItemListIT {

  @Test
  void eachFilterNarrows(Api api) {
    var shop = api.shop();
    var user = User.of(shop);
    var card = user.card(Shop.NO_FUNDS);
    var reference = Shop.fresh();
    var failed = user.charge(card, reference, Debtor.INSTALLMENT).text("/id");
    var desk = new Desk(shop);
    var item = desk.item(failed);

    assertThat(
            List.of(
                "status=waiting",
                "cause=declined",
                "section=failed_payments",
                "purpose=installment",
                "rail=card",
                "reason=insufficient_funds",
                "payment=" + failed,
                "q=" + reference,
                "sort=amount&status=waiting",
                "sort=oldest&section=failed_payments&rail=card"))
        .allSatisfy(query -> assertThat(ids(shop, query)).containsExactly(item));
    assertThat(
            List.of(
                "status=open",
                "cause=returned",
                "section=disputes",
                "section=unknown_outcomes",
                "section=waiting_for_processor",
                "purpose=bulk",
                "rail=ach",
                "reason=stolen_card",
                "assignee=u-1",
                "q=INV-none"))
        .allSatisfy(query -> assertThat(ids(shop, query)).isEmpty());
    assertThat(errors(shop.get(Desk.PATH + "?status=done&sort=x&payment=1&limit=0&y=1")))
        .hasSize(5);
  }

  @Test
  void eachOrderGoesPageByPage(Api api) {
    var shop = api.shop();
    var user = User.of(shop);
    var card = user.card(Shop.NO_FUNDS);
    var desk = new Desk(shop);
    var made = new ArrayList<String>();
    for (var amount : List.of(300, 100, 500, 500, 200)) {
      made.add(desk.item(failed(user, card, amount)));
    }

    assertThat(pages(shop, "sort=oldest")).isEqualTo(made);
    assertThat(pages(shop, "sort=newest")).isEqualTo(made.reversed());
    assertThat(pages(shop, "sort=amount"))
        .containsExactly(made.get(3), made.get(2), made.get(0), made.get(4), made.get(1));
  }

  private static String failed(User user, String card, int amount) {
    var body =
        """
        {"amount":%d,"currency":"CAD","source":"%s","initiator":"merchant","purpose":"bulk"}\
        """
            .formatted(amount, card);
    return user.shop().post("/v1/payments", Shop.fresh(), body).text("/id");
  }

  /** All of them, two at a time. */
  private static List<String> pages(Shop shop, String query) {
    var all = new ArrayList<String>();
    var cursor = "";
    do {
      var page = shop.get(Desk.PATH + "?limit=2&" + query + cursor);
      page.json().at("/data").forEach(item -> all.add(item.at("/id").asString()));
      var next = page.json().at("/next_cursor");
      cursor = next.isNull() ? "" : "&cursor=" + next.asString();
    } while (!cursor.isEmpty());
    return all;
  }

  private static List<String> ids(Shop shop, String query) {
    return shop.get(Desk.PATH + "?" + query)
        .json()
        .at("/data")
        .valueStream()
        .map(item -> item.at("/id").asString())
        .toList();
  }
}
