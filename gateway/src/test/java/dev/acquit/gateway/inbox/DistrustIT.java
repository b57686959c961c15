package dev.acquit.gateway.inbox;

import static dev.acquit.gateway.support.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Sql;
import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.ProcessorEvents;
import dev.acquit.gateway.support.Shop;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is forged, altered or old has no effect: it is not even stored (fault 19). */
@GatewayTest
class DistrustIT {

  private static final Duration SOON = Duration.ofSeconds(10);

  @Autowired private Sql sql;

  @Test
  void whatIsNotSignedByTheAccountHasNoEffect(Api api) {
    var shop = api.shop();
    var payment = shop.paid(Shop.fresh());
    var events = ProcessorEvents.of(shop, payment);
    var body = body(events);
    var good = events.signature(body, Instant.now());
    var before = shop.payment(payment).body();

    refused(events, body, "");
    refused(events, body, "t=1");
    refused(
        events, body, ProcessorEvents.signature(body, Instant.now(), api.shop().organization()));
    refused(events, body.replace("settled", "returned"), good);
    refused(events, body + " ", good);
    refused(events, body, good.replaceFirst("t=\\d+", "t=" + (Instant.now().getEpochSecond() + 1)));

    assertThat(stored(shop)).isZero();
    assertThat(shop.payment(payment).body()).isEqualTo(before);
  }

  @Test
  void whatIsFiveMinutesOldIsRefusedAndWhatIsYoungerIsNot(Api api) {
    var shop = api.shop();
    var events = ProcessorEvents.of(shop, shop.paid(Shop.fresh()));
    var body = body(events);

    refused(events, body, events.signature(body, Instant.now().minusSeconds(301)));
    refused(events, body, events.signature(body, Instant.now().plusSeconds(302)));
    assertThat(stored(shop)).isZero();

    var young = events.signature(body, Instant.now().minusSeconds(290));
    assertThat(events.send(body, young).status()).isEqualTo(200);
    assertThat(stored(shop)).isOne();
  }

  @Test
  void anAccountThatIsNotThereTakesNothing(Api api) {
    for (var account : new String[] {IdKind.PROCESSOR_ACCOUNT.format(Ids.next()), "pac_", "x"}) {
      var reply =
          api.http().send("POST", "/v1/webhooks/" + account, new byte[] {'{', '}'}, Map.of());
      assertProblem(reply, 404, "not_found");
    }
  }

  @Test
  void moreThanAMebibyteIsTooLarge(Api api) {
    var shop = api.shop();
    var events = ProcessorEvents.of(shop, shop.paid(Shop.fresh()));

    assertProblem(events.send(" ".repeat(1024 * 1024 + 1)), 413, "payload_too_large");
  }

  private static String body(ProcessorEvents events) {
    var data = events.operation(events.charge(), "approved", "");
    return ProcessorEvents.event("evt_" + Shop.fresh(), "charge.settled", 1, data);
  }

  private static void refused(ProcessorEvents events, String body, String signature) {
    assertProblem(events.send(body, signature), 400, "webhook_refused");
  }

  /** Of the events that the test sent: they are about settlements. */
  private long stored(Shop shop) {
    return sql.one(
            "SELECT count(*) AS n FROM inbox WHERE organization_id = $1 AND facts::text LIKE"
                + " '%settled%'",
            Args.of(shop.organizationId()), row -> row.number("n"))
        .blockOptional(SOON)
        .orElseThrow();
  }
}
