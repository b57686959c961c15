package dev.acquit.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.staff.Invitations;
import dev.acquit.gateway.staff.Sessions;
import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestSimulator;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Which processors answer, as people read it in the console. */
@GatewayTest
class ProcessorsIT {

  private static final String PATH = "/console/processors";

  @Autowired private Invitations invitations;
  @Autowired private Sessions sessions;
  private People people;

  @BeforeEach
  void setUp() {
    people = new People(invitations, sessions);
  }

  @Test
  void whatDoesNotAnswerSaysSoInWords(Api api) {
    var shop = api.shop();
    var account = account(shop);
    var browser = people.of(shop, "viewer");
    assertThat(browser.get(PATH).body())
        .contains("weak", account, "mark-well", "Answers", "Closed: all are sent", "Too few calls")
        .doesNotContain("mark-breaker-open", "??");

    for (int each = 0; each < 3; each++) {
      var reference = Shop.fresh();
      TestSimulator.fault("charge", reference, "http_500");
      assertThat(shop.charge(Shop.APPROVED, reference).text("/status")).isEqualTo("unknown");
    }

    assertThat(browser.get(PATH).body())
        .contains("mark-sick", "Degraded", "mark-breaker-open", "Open: none is sent")
        .contains("Tried again on", "Since", ">0%<")
        .doesNotContain("??");
    assertThat(People.speaks(browser, "fr").get(PATH).body())
        .contains("Fournisseurs", "Dégradé", "aucun n’est envoyé", ">0\u00a0%<")
        .doesNotContain("??");
  }

  @Test
  void eachSeesTheirOwnWhereTheyMay(Api api) {
    var shop = api.shop();
    var account = account(shop);

    assertThat(people.of(shop, "owner").get(PATH).body()).contains(account);
    assertThat(people.of(api.shop(), "owner").get(PATH).body())
        .contains("There are no processor accounts yet")
        .doesNotContain(account, "<table", "??");
    var browser = people.of(shop, "owner");
    var live = Map.of("organization", shop.organization(), "mode", "live");
    assertThat(browser.post("/console/organizations", live).status()).isEqualTo(303);
    assertThat(browser.get(PATH).body()).doesNotContain(account);
    var clerk = people.of(shop, "clerk");
    assertThat(clerk.get("/console/items").body()).doesNotContain(PATH);
    assertThat(clerk.get(PATH).status()).isEqualTo(403);
    assertThat(browser.get(PATH + "?cursor=x").status()).isEqualTo(400);
  }

  /** One whose breaker opens after three calls that fail, and stays so. */
  private static String account(Shop shop) {
    var made =
        shop.account(
            """
            {"processor":"simulator","name":"weak","base_url":"%s","credentials":{"api_key":"text:%s"},
              "deadlines":{"charge":"PT1M"},"resilience":{"window":3,"minimum":3,"open_for":"PT1H"}}\
            """
                .formatted(TestSimulator.address(), Shop.fresh()));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return made.text("/id");
  }
}
