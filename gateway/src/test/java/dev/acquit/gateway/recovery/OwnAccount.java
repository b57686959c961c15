package dev.acquit.gateway.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import java.sql.SQLException;

/** An account of a shop's own, which believes what a test reports to it. */
record OwnAccount(Shop shop, String id) {

  /** At that address; its breakers are asked about after a second. */
  static OwnAccount at(Shop shop, String url) {
    var made =
        shop.account(
            """
            {"processor":"simulator","name":"own","base_url":"%s","resilience":{"open_for":"PT1S"},
              "credentials":{"api_key":"text:%s","webhook_secret":"text:%s"}}\
            """
                .formatted(url, Shop.fresh(), shop.organization()));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return new OwnAccount(shop, made.text("/id"));
  }

  /** As if its address led there from now on: a change has the gateway read the account anew. */
  void moveTo(String url, TestDatabase database) throws SQLException {
    database.update(
        "UPDATE acquit.processor_account SET base_url = ? WHERE organization_id = ?",
        url,
        shop.organizationId());
    var changed = shop.patch("/v1/processor_accounts/" + id, "{\"enabled\":true}");
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
  }
}
