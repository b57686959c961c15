package dev.acquit.gateway.wallet;

import static dev.acquit.gateway.support.Problems.errors;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.User;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cards that are about to expire, as an organization may see them. */
@GatewayTest
class ExpiringIT {

  private static final String PATH = "/v1/expiring_methods";

  @Test
  void areThoseWithConsentTheFirstFirst(Api api) {
    var shop = api.shop();
    var user = User.of(shop);
    var today = LocalDate.now(ZoneOffset.UTC);
    var later = expiring(user, 1, today.plusMonths(1));
    var soon = expiring(user, 2, today);
    expiring(user, 3, today.plusYears(2));
    var end = today.plusMonths(1).withDayOfMonth(today.plusMonths(1).lengthOfMonth());
    var days = ChronoUnit.DAYS.between(today, end);

    assertThat(ids(shop, PATH + "?within_days=" + days)).containsExactly(soon, later);
    assertThat(ids(shop, PATH + "?within_days=" + (days - 1))).containsExactly(soon);
    var first = shop.get(PATH + "?limit=1&within_days=" + days);
    assertThat(first.text("/data/0/user")).isEqualTo(user.id());
    var next = PATH + "?limit=1&within_days=" + days + "&cursor=" + first.text("/next_cursor");
    assertThat(ids(shop, next)).containsExactly(later);
    assertThat(ids(api.shop(), PATH)).isEmpty();

    var path = "/v1/payment_methods/" + soon + "/consent";
    assertThat(api.http().delete(path, Api.bearer(shop.key())).status()).isBetween(200, 299);
    assertThat(ids(shop, PATH + "?within_days=" + days)).containsExactly(later);
    assertThat(errors(shop.get(PATH + "?within_days=x")))
        .containsExactly("within_days out_of_range");
  }

  private static String expiring(User user, int number, LocalDate at) {
    var card = user.card(User.card(number));
    user.change(
        card, "{\"exp_month\":%d,\"exp_year\":%d}".formatted(at.getMonthValue(), at.getYear()));
    return card;
  }

  private static List<String> ids(Shop shop, String path) {
    return shop.get(path)
        .json()
        .at("/data")
        .valueStream()
        .map(method -> method.at("/id").asString())
        .toList();
  }
}
