package dev.acquit.gateway.action;

import static dev.acquit.gateway.support.Debtor.CHARGES;
import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Debtor;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.MockProcessor;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import dev.acquit.gateway.support.User;
import java.sql.SQLException;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;

/** What waits for a processor says so, and goes out once that answers (scenario 20). */
@GatewayTest
@TestPropertySource(
    properties = {
      "acquit.actions.every=100ms",
      "acquit.actions.after=10m",
      "acquit.retries.every=100ms",
      "acquit.processing.resilience.open-for=1s",
      "acquit.processing.resilience.longest-open=1s"
    })
class WaitingIT {

  @RegisterExtension static final MockProcessor PROCESSOR = new MockProcessor();

  @Autowired private Environment environment;

  @Test
  void whatAnOpenBreakerKeepsBackGoesOutWhenItCloses(Api api) {
    var debtor = sick(api);
    var desk = new Desk(debtor.shop());
    PROCESSOR.answers("POST", CHARGES, 500, "{}");
    PROCESSOR.answers("GET", ".*", 500, "{}"); // as long as it does not answer, nothing is sent
    for (int made = 0; made < 3; made++) {
      debtor.charge("");
    }
    var waiting = new ArrayList<String>();
    for (int made = 0; made < 3; made++) {
      waiting.add(debtor.failed());
    }

    var item = desk.becomes(waiting.getFirst(), "waiting");
    assertThat(item.text("/waits_for")).isEqualTo("breaker");
    assertThat(item.text("/next_step/code")).isEqualTo("wait_for_processor");
    assertThat(item.text("/failure/reason")).isEqualTo("not_attempted");
    eventually(() -> assertThat(waitingFor(desk.shop())).isEqualTo(3));

    Debtor.approves(PROCESSOR);
    PROCESSOR.answers("GET", ".*", 404, "{\"code\":\"not_found\"}");

    eventually(() -> {
      haveWaited(desk.shop());
      assertThat(waiting)
          .allSatisfy(
              one -> assertThat(debtor.payment(one).text("/status")).isEqualTo("succeeded"));
    });
    for (var payment : waiting) {
      desk.becomes(payment, "resolved");
    }
    assertThat(waitingFor(desk.shop())).isZero();
  }

  @Test
  void whatNothingCanBeChargedToAnyMoreNeedsAMethod(Api api) throws SQLException {
    var debtor = Debtor.of(api, PROCESSOR);
    var desk = new Desk(debtor.shop());
    Debtor.declines(PROCESSOR, "insufficient_funds");
    var payment = debtor.failed();
    desk.becomes(payment, "waiting");
    debtor
        .shop()
        .api()
        .http()
        .delete(
            "/v1/payment_methods/" + debtor.method() + "/consent", Api.bearer(debtor.shop().key()));

    Debtor.isDue(TestDatabase.of(environment), payment);

    var item = desk.becomes(payment, "open");
    assertThat(item.text("/cause")).isEqualTo("method_needed");
    assertThat(item.text("/next_step/code")).isEqualTo("change_method");
    assertThat(debtor.payment(payment).text("/retry_canceled")).isEqualTo("method_unavailable");
  }

  /** One whose only processor is left alone after three calls that fail. */
  private static Debtor sick(Api api) {
    var shop = api.shop();
    var made =
        shop.account(
            """
            {"processor":"simulator","name":"sick","base_url":"%s","credentials":{"api_key":"text:%s"},
              "resilience":{"window":3,"minimum":3,"probes":1}}\
            """
                .formatted(PROCESSOR.address(), Shop.fresh()));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    var user = User.of(shop);
    return new Debtor(user, user.card(Shop.APPROVED));
  }

  /** As if they had waited for as long as gateways need to tell each other. */
  private void haveWaited(Shop shop) {
    try {
      TestDatabase.of(environment)
          .update(
              "UPDATE acquit.action_item SET changed_at = now() - interval '1 hour'"
                  + " WHERE organization_id = ? AND waits_for = 'breaker'",
              shop.organizationId());
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static int waitingFor(Shop shop) {
    return shop.get(Desk.PATH + "?section=waiting_for_processor").json().at("/data").size();
  }
}
