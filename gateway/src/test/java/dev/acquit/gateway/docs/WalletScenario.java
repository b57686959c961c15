package dev.acquit.gateway.docs;

import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.User;

/** {@link ScenarioIT}'s walk through a wallet. */
final class WalletScenario {

  private WalletScenario() {}

  static void walk(Shop shop) {
    var user = User.of(shop);
    var token = shop.token(Shop.APPROVED);
    var method = User.kept(user.keep(token, ""));
    user.keep(token, ""); // 409
    user.methods();
    shop.get(user.path() + "?limit=0"); // 400
    user.method(method);
    user.change(method, "{\"nickname\":\"Family\"}");
    user.consent(method, "{}");
    user.charge(method, Shop.fresh());
    var fresh = user.replace(method, shop.token(User.card(1))).text("/id");
    user.replace(fresh, token); // 409
    user.revoke(fresh);
    user.consent(fresh, "{}");
    user.delete(fresh);
  }
}
