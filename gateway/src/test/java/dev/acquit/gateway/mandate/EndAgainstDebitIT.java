package dev.acquit.gateway.mandate;

import static dev.acquit.gateway.support.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;

/** Who ends a mandate while it is debited comes before the debit, or after it. */
@GatewayTest
class EndAgainstDebitIT {

  @RepeatedTest(10)
  void exactlyOneWins(Api api) throws Exception {
    var given = new Given(api.shop());
    var shop = given.shop();
    var token = given.token(Shop.MANDATE);
    var reference = Shop.fresh();

    var debit =
        shop.postLater("/v1/payments", Shop.fresh(), Shop.body(token.text("/id"), reference, ""));
    var end = shop.postLater(Given.path(token) + "/end", Shop.fresh(), "{}");

    assertThat(end.get(20, TimeUnit.SECONDS).status()).isEqualTo(200);
    var paid = debit.get(20, TimeUnit.SECONDS);
    var why = given.mandate(token).text("/ended_reason");
    if (why.equals("used")) {
      assertThat(paid.status()).as(paid.body()).isEqualTo(201);
    } else {
      assertThat(why).isEqualTo("canceled");
      assertProblem(paid, 409, "mandate_ended");
    }
    var taken = shop.get("/v1/payments?reference=" + reference).json().at("/data").size();
    assertThat(taken).isEqualTo(why.equals("used") ? 1 : 0);
  }
}
