package dev.acquit.gateway.bulk;

import static dev.acquit.gateway.support.Debtor.CHARGES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Debtor;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.MockProcessor;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.User;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What would go to a processor that does not answer waits, and goes on by itself. */
@GatewayTest
class PausedIT {

  private static final int ROWS = 8;

  @RegisterExtension static final MockProcessor PROCESSOR = new MockProcessor();

  @Test
  void anOpenBreakerPausesWhatIsLeft(Api api) {
    var shop = api.shop();
    var account = sick(shop);
    var user = User.of(shop);
    var debtor = new Debtor(user, user.card(Shop.APPROVED));
    var office = new Office(shop);
    Debtor.declines(PROCESSOR, "insufficient_funds");
    var payments = Stream.generate(() -> debtor.failed(Office.UNPLANNED)).limit(ROWS).toList();
    var items = office.items(payments);
    PROCESSOR.answers("POST", CHARGES, 500, "{}");
    PROCESSOR.answers("GET", ".*", 500, "{}");

    var batch = office.begun(Office.body("retry", items, ",\"confirm\":true"));

    var paused = office.becomes(batch, "paused");
    assertThat(paused.text("/waits_for/reason")).isEqualTo("breaker");
    assertThat(paused.text("/waits_for/processor_accounts/0")).isEqualTo(account);
    var other = office.begun(Office.body("retry", items, ",\"confirm\":true"));
    office.becomes(other, "paused");
    var canceled = office.decide(other, "cancel", "{}");
    assertThat(canceled.text("/status")).as(canceled.body()).isEqualTo("canceled");
    assertThat(canceled.number("/counts/skipped")).isEqualTo(ROWS);

    Debtor.approves(PROCESSOR);
    PROCESSOR.answers("GET", ".*", 404, "{\"code\":\"not_found\"}");

    var done = office.becomes(batch, "completed");
    var unknown = done.number("/counts/unknown");
    assertThat(unknown).isBetween(1L, 5L); // what was out when it opened, and no more
    assertThat(done.number("/counts/succeeded")).isEqualTo(ROWS - unknown);
    assertThat(done.json().at("/waits_for").isNull()).isTrue();
  }

  /** Its only processor is left alone after three calls that fail, and soon tried again. */
  private static String sick(Shop shop) {
    var made =
        shop.account(
            """
            {"processor":"simulator","name":"sick","base_url":"%s","credentials":{"api_key":"text:%s"},
              "resilience":{"window":3,"minimum":3,"open_for":"PT1S","probes":1}}\
            """
                .formatted(PROCESSOR.address(), Shop.fresh()));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return made.text("/id");
  }
}
