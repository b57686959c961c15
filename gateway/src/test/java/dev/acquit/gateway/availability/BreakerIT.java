package dev.acquit.gateway.availability;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Debtor;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Scrape;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestSimulator;
import dev.acquit.gateway.support.User;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A processor that fails gets no more calls, and everybody can see it. */
@GatewayTest
class BreakerIT {

  @Test
  void opensAndSendsNothing(Api api) {
    var sick = Sick.at(api.shop(), ",\"open_for\":\"PT1H\"").struck();
    var reference = Shop.fresh();

    var refused = sick.shop().charge(Shop.APPROVED, reference);

    assertThat(refused.status()).as(refused.body()).isEqualTo(201);
    assertThat(refused.text("/status")).isEqualTo("failed");
    assertThat(refused.text("/attempts/0/status")).isEqualTo("not_attempted");
    assertThat(TestSimulator.ledger(reference)).isEmpty();
  }

  @Test
  void aDryRunSaysThatNobodyAnswers(Api api) {
    var sick = Sick.at(api.shop(), ",\"open_for\":\"PT1H\"");
    var user = User.of(sick.shop());
    var method = user.card(Shop.APPROVED);
    sick.struck();
    var failed = user.charge(method, Shop.fresh(), Debtor.INSTALLMENT).text("/id");
    var list = "/v1/action_items?payment=" + failed;
    eventually(
        () -> assertThat(sick.shop().get(list).text("/data/0/waits_for")).isEqualTo("breaker"));
    var item = "/v1/action_items/" + sick.shop().get(list).text("/data/0/id");

    var dry = sick.shop().post(item + "/retry", "{\"dry_run\":true}");

    assertThat(dry.json().at("/allowed").asBoolean(false)).as(dry.body()).isTrue();
    assertThat(dry.text("/waiting_for")).isEqualTo("processor");
    assertThat(dry.text("/waiting_until")).isNotEmpty();
    assertThat(dry.text("/retry/waiting_for")).isEqualTo("processor");
    assertThat(dry.number("/retry/limits/0/made")).as("what was never sent").isZero();
  }

  @Test
  void isShownAndTold(Api api) {
    var sick = Sick.at(api.shop(), ",\"open_for\":\"PT1H\"").struck();

    eventually(() -> assertThat(sick.events()).containsExactly("1 processor.unavailable"));
    var seen = Sick.seen(sick.shop());
    assertThat(seen.text("/data/0/account")).isEqualTo(sick.account());
    assertThat(seen.json().at("/data/0/available").asBoolean(true)).isFalse();
    assertThat(seen.text("/data/0/operations/0/breaker")).isEqualTo("open");
    assertThat(seen.number("/data/0/operations/0/failure_rate")).isEqualTo(100);
    assertThat(seen.number("/data/0/operations/0/gateways")).isEqualTo(1);
    assertThat(seen.text("/data/0/operations/0/retry_at")).isNotEmpty();
    assertThat(seen.text("/data/0/operations/3/breaker")).isEqualTo("closed"); // refunds
    var plan =
        sick.shop()
            .post(
                "/v1/routing/dry_run", "{\"amount\":12550,\"currency\":\"CAD\",\"rail\":\"card\"}");
    assertThat(plan.text("/accounts/0/reason")).as(plan.body()).isEqualTo("breaker_open");

    var health = api.http().get("/actuator/health", Map.of());
    assertThat(health.text("/status")).isEqualTo("UP");
    assertThat(health.text("/components/processors/status")).isEqualTo("DEGRADED");
    assertThat(api.http().get("/actuator/health/readiness", Map.of()).text("/status"))
        .isEqualTo("UP");
    assertThat(Scrape.of(api).text())
        .containsPattern("acquit_processor_breakers\\{state=\"open\"} [1-9]");
  }

  @Test
  void leavesOthersClosed(Api api) {
    Sick.at(api.shop(), ",\"open_for\":\"PT1H\"").struck();
    var other = api.shop();

    other.paid(Shop.fresh());

    assertThat(Sick.breaker(other)).isEqualTo("closed");
    assertThat(Sick.seen(other).json().at("/data").size()).isEqualTo(1);
  }

  @Test
  void declinesOpenNothing(Api api) {
    var well = Sick.at(api.shop(), "");
    for (int i = 0; i < 6; i++) {
      well.shop().charge(Shop.NO_FUNDS, Shop.fresh());
    }

    well.shop().paid(Shop.fresh());

    assertThat(Sick.breaker(well.shop())).isEqualTo("closed");
    assertThat(well.events()).isEmpty();
  }

  @Test
  void closesOnceItIsAskedAndACallWorks(Api api) {
    var sick = Sick.at(api.shop(), ",\"open_for\":\"PT0.1S\",\"probes\":1").struck();
    eventually(() -> assertThat(Sick.breaker(sick.shop())).isEqualTo("half_open"));
    eventually(() -> assertThat(sick.events()).containsExactly("1 processor.unavailable"));

    sick.shop().paid(Shop.fresh());

    assertThat(Sick.breaker(sick.shop())).isEqualTo("closed");
    eventually(() ->
        assertThat(sick.events())
            .containsExactly("1 processor.unavailable", "2 processor.available"));
  }

  @Test
  void staysOpenWhileNobodyAnswers(Api api) {
    var gone = Sick.at(api.shop(), "http://127.0.0.1:1", ",\"open_for\":\"PT0.1S\"");
    for (int i = 0; i < 3; i++) {
      gone.shop().charge(Shop.APPROVED, Shop.fresh());
    }
    assertThat(Sick.breaker(gone.shop())).isEqualTo("open");
    var first = retryAt(gone);

    eventually(() -> assertThat(retryAt(gone)).isNotEmpty().isNotEqualTo(first));
    assertThat(Sick.breaker(gone.shop())).isEqualTo("open");
  }

  private static String retryAt(Sick sick) {
    return Sick.seen(sick.shop()).text("/data/0/operations/0/retry_at");
  }
}
