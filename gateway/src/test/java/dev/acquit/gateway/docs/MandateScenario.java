package dev.acquit.gateway.docs;

import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.User;

/** Every answer of mandates and their notices. */
final class MandateScenario {

  private MandateScenario() {}

  static void walk(Shop shop) {
    var path = "/v1/mandates/" + shop.recurring().text("/mandate/id");
    shop.get(path);
    shop.post("/v1/payment_methods/" + User.of(shop).account() + "/mandates", Shop.MANDATE);
    shop.get("/v1/mandates?limit=1");
    shop.get("/v1/mandates?limit=0"); // 400
    shop.post(path + "/confirmation", "{}");
    shop.post(path + "/notices", "{\"amount\":100,\"debit_on\":\"2099-01-01\"}");
    shop.get(path + "/notices");
    shop.get(path + "/notices?limit=0"); // 400
    shop.get(path + "/document?language=fr");
    shop.get(path + "/document?language=la"); // 400
    shop.post(path + "/end", "{\"reason\":\"moved\"}");
    shop.post(path + "/notices", "{\"amount\":100,\"debit_on\":\"2099-01-01\"}"); // 409
    var other = "/v1/mandates/" + shop.recurring().text("/mandate/id");
    shop.post(other + "/end", "{}");
    shop.post(other + "/confirmation", "{}"); // 409
    resume(shop);
  }

  private static void resume(Shop shop) {
    var sporadic = ",\"mandate\":" + Shop.MANDATE.replace("}", ",\"use\":\"sporadic\"}");
    var token = shop.tokenizeAccount("000444444445", sporadic);
    var waiting =
        shop.post("/v1/payments", Shop.fresh(), Shop.body(token.text("/id"), Shop.fresh(), ""));
    shop.post("/v1/mandates/" + token.text("/mandate/id") + "/end", "{}");
    shop.post("/v1/payments/" + waiting.text("/id") + "/resume", "{}"); // 409
  }
}
