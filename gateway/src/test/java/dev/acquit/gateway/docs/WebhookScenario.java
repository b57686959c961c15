package dev.acquit.gateway.docs;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Shop;

/** A part of {@link ScenarioIT}: every answer about webhook endpoints and events. */
final class WebhookScenario {

  private static final String PATH = "/v1/webhook_endpoints";

  private WebhookScenario() {}

  static void walk(Shop shop) {
    var path = PATH + "/" + make(shop);
    endpoints(shop, path);
    var event = shop.post(path + "/ping", "{}").text("/id");
    events(shop, event);
    shop.post(path + "/resend", "{}");
    shop.get(path + "/deliveries");
    shop.get(path + "/deliveries?limit=0"); // 400
    shop.patch(path, "{\"status\":\"disabled\"}");
    shop.post(path + "/ping", "{}"); // 409
    shop.post(path + "/resend", "{}"); // 409
    var here = path.substring(path.lastIndexOf('/') + 1);
    shop.post("/v1/events/" + event + "/resend", "{\"endpoint\":\"" + here + "\"}"); // 409
    shop.api().http().delete(path, Api.bearer(shop.key()));
  }

  /** Nobody listens there. */
  private static String make(Shop shop) {
    return shop.post(PATH, "{\"url\":\"http://127.0.0.1:1/\",\"events\":[\"*\"]}").text("/id");
  }

  private static void endpoints(Shop shop, String path) {
    for (int more = 0; more < 20; more++) {
      make(shop); // 409 at last
    }
    shop.get(path);
    shop.get(PATH + "?limit=1");
    shop.get(PATH + "?limit=0"); // 400
    shop.patch(path, "{\"description\":\"Ours\"}");
    shop.post(path + "/rotate_secret", "{}");
  }

  private static void events(Shop shop, String event) {
    var path = "/v1/events/" + event;
    shop.get("/v1/events?limit=1");
    shop.get("/v1/events?limit=0"); // 400
    shop.get(path);
    shop.get(path + "/deliveries");
    shop.post(path + "/resend", "{}");
  }
}
