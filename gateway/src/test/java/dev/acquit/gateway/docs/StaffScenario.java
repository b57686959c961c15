package dev.acquit.gateway.docs;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import java.sql.SQLException;

/** {@link ScenarioIT}'s walk through people and roles. */
final class StaffScenario {

  private StaffScenario() {}

  static void walk(Shop shop, TestDatabase database) throws SQLException {
    var role = roles(shop);
    users(shop, role, database);
  }

  /** The id of one of the organization's own. */
  private static String roles(Shop shop) {
    var clerk = "{\"name\":\"Counter\",\"permissions\":[\"payments.view\"]}";
    var role = shop.post("/v1/roles", clerk).text("/id");
    shop.post("/v1/roles", clerk); // 409
    shop.get("/v1/roles?limit=1");
    shop.get("/v1/roles?limit=0"); // 400
    shop.get("/v1/roles/" + role);
    shop.patch("/v1/roles/" + role, "{\"permissions\":[\"payments.view\",\"refunds.view\"]}");
    shop.patch("/v1/roles/" + owner(shop), "{\"name\":\"Boss\"}"); // 409
    delete(shop, "/v1/roles/" + owner(shop)); // 409
    var other = shop.post("/v1/roles", clerk.replace("Counter", "Other")).text("/id");
    delete(shop, "/v1/roles/" + other);
    return role;
  }

  private static void users(Shop shop, String role, TestDatabase database) throws SQLException {
    var ana = add(shop, "ana", role);
    add(shop, "ana", role); // 409
    shop.get("/v1/users?limit=1");
    shop.get("/v1/users?limit=0"); // 400
    shop.get("/v1/users/" + ana);
    shop.patch("/v1/users/" + ana, "{\"active\":false}");
    shop.post("/v1/users/" + ana + "/invitation", "{}"); // 409
    shop.patch("/v1/users/" + ana, "{\"active\":true}");
    shop.post("/v1/users/" + ana + "/invitation", "{}");
    shop.put("/v1/users/" + ana + "/alerts", "{\"at_once\":[\"returned\"]}"); // 409
    var boss = add(shop, "boss", owner(shop));
    join(shop, database);
    shop.patch("/v1/users/" + boss, "{\"role\":\"" + role + "\"}"); // 409
    delete(shop, "/v1/users/" + boss); // 409
    shop.put("/v1/users/" + boss + "/alerts", "{\"at_once\":[\"returned\"]}");
    shop.get("/v1/users/" + boss + "/alerts");
    delete(shop, "/v1/users/" + ana);
  }

  private static void join(Shop shop, TestDatabase database) throws SQLException {
    database.update(
        "UPDATE acquit.membership SET joined_at = now() WHERE organization_id = ?",
        shop.organizationId());
  }

  /** The id of somebody new who has joined. */
  static String joined(Shop shop, TestDatabase database, String name) throws SQLException {
    var id = add(shop, name);
    join(shop, database);
    return id;
  }

  /** The id of somebody new. */
  static String add(Shop shop, String name) {
    return add(shop, name, owner(shop));
  }

  private static String add(Shop shop, String name, String role) {
    var body =
        """
        {"email":"%s-%s@boreal.example","name":"%s","language":"fr","role":"%s"}\
        """
            .formatted(name, shop.organization(), name, role);
    return shop.post("/v1/users", body).text("/id");
  }

  /** The id of the owners' role. */
  static String owner(Shop shop) {
    return shop.get("/v1/roles?limit=100")
        .json()
        .at("/data")
        .valueStream()
        .filter(role -> role.at("/standard").asString("").equals("owner"))
        .map(role -> role.at("/id").asString())
        .findFirst()
        .orElseThrow();
  }

  private static void delete(Shop shop, String path) {
    shop.api().http().delete(path, Api.bearer(shop.key()));
  }
}
