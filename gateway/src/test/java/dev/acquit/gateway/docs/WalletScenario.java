package dev.acquit.gateway.docs;

import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestSimulator;
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
    user.replace("pm_nobody", shop.token(Shop.APPROVED)); // 404
    var fresh = user.replace(method, shop.token(User.card(1))).text("/id");
    user.replace(fresh, token); // 409
    user.revoke(fresh);
    user.consent(fresh, "{}");
    user.delete(fresh);
    user.save(shop.token(Shop.APPROVED), "");
    user.change(theirs(user), "{\"billing_address\":{\"postal_code\":\"H7A1A1\"}}"); // 409
  }

  /** A method that only its processor keeps. */
  private static String theirs(User user) {
    var shop = user.shop();
    var account = shop.account("wallet", TestSimulator.address().toString()).text("/id");
    var token =
        shop.post(
            "/v1/tokens",
            """
            {"type":"processor_token","processor_token":{"processor_account":"%s","token":"tok_theirs"}}\
            """
                .formatted(account));
    return User.kept(user.keep(token.text("/id"), ""));
  }
}
