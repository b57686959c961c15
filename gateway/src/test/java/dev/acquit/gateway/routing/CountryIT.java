package dev.acquit.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestSimulator;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Cards go where their issuer's country says, as the operator's file tells it. */
@GatewayTest
@TestPropertySource(
    properties = "acquit.routing.bin-countries-file=src/test/resources/bin-countries.csv")
class CountryIT {

  @Test
  void cardsOfACountryGoToItsAccount(Api api) {
    var shop = api.shop();
    var usual = shop.account("usual", TestSimulator.address().toString()).text("/id");
    var canada = shop.account("canada", TestSimulator.address().toString()).text("/id");
    var stored =
        shop.put(
            "/v1/routing",
            """
            {"rules":[{"name":"Canada","when":{"bin_country":["CA"]},"candidates":[{"processor_account":"%s"}]}]}\
            """
                .formatted(canada));
    assertThat(stored.status()).as(stored.body()).isEqualTo(200);

    var here = shop.charge(Shop.APPROVED, Shop.fresh());
    var abroad = shop.charge("4000056655665556", Shop.fresh());
    var nowhere = shop.charge("5555555555554444", Shop.fresh());

    assertThat(here.text("/attempts/0/processor_account")).isEqualTo(canada);
    assertThat(here.text("/routing/rule")).isEqualTo("Canada");
    assertThat(abroad.text("/attempts/0/processor_account")).isEqualTo(usual);
    assertThat(nowhere.text("/attempts/0/processor_account")).isEqualTo(usual);
    assertThat(nowhere.json().at("/routing/rule").isNull()).isTrue();
  }
}
