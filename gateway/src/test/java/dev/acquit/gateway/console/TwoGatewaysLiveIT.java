package dev.acquit.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Beside;
import dev.acquit.gateway.support.Debtor;
import dev.acquit.gateway.support.GatewayProcess;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whichever gateway changes an item, the pages that are open at another are told. */
@Beside
class TwoGatewaysLiveIT {

  private static final String EMAIL = "ana@boreal.example";
  private static final String PASSWORD = "correct horse battery staple";

  @Test
  void whatOneChangesIsToldByTheOther() {
    try (var database = TestDatabase.create();
        var first = GatewayProcess.start(database.url());
        var second = GatewayProcess.start(database.url())) {
      var shop = first.api().shop();
      var there = new Shop(second.api(), shop.organization(), shop.key());
      var browser = joined(shop, second.api());
      try (var watcher = Watcher.of(second.api(), browser)) {
        var debtor = Debtor.of(shop, Shop.NO_FUNDS);
        var item = Colleagues.item(there, debtor.failed());
        watcher.hears(item);
        first.stop();
        second.stop();
        watcher.ends();
      }
    }
  }

  private static Browser joined(Shop shop, Api api) {
    var role =
        shop.get("/v1/roles?limit=100")
            .json()
            .at("/data")
            .valueStream()
            .filter(one -> one.at("/standard").asString("").equals("viewer"))
            .findFirst()
            .orElseThrow();
    var body =
        """
        {"email":"%s","name":"Ana Roy","language":"en","role":"%s"}\
        """
            .formatted(EMAIL, role.at("/id").asString());
    var user = shop.post("/v1/users", body).text("/id");
    var token = shop.post("/v1/users/" + user + "/invitation", "{}").text("/token");
    var browser = Browser.at(api);
    browser.get("/console/invitation?token=" + token);
    var accepted =
        browser.post("/console/invitation", Map.of("token", token, "password", PASSWORD));
    assertThat(accepted.status()).as(accepted.body()).isEqualTo(303);
    return browser;
  }
}
