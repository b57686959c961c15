package dev.acquit.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.staff.Crew;
import dev.acquit.gateway.staff.Invitations;
import dev.acquit.gateway.staff.Sessions;
import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Above what a batch waits for a second person, as somebody says it in the console. */
@GatewayTest
class LimitsIT {

  private static final String PATH = "/console/batches/limits";
  private static final String API = "/v1/action_settings";

  @Autowired private Invitations invitations;
  @Autowired private Sessions sessions;

  @Test
  void anOwnerSaysIt(Api api) {
    var crew = new Crew(api.shop(), invitations, sessions);
    var browser = new Colleagues(crew).one("owner", "fr");
    assertThat(browser.get("/console/batches").body()).contains("href=\"" + PATH + "\"");
    assertThat(browser.get(PATH).body())
        .contains("Quand une deuxième personne intervient", "name=\"amount_0\"")
        .doesNotContain("??", "name=\"amount_1\"");

    var said =
        Map.of(
            "version",
            "0",
            "rows",
            "20",
            "currency_0",
            "usd ",
            "amount_0",
            "0",
            "currency_1",
            "CAD",
            "amount_1",
            "1 250,50");
    assertThat(Browser.location(browser.post(PATH, said))).isEqualTo(PATH);

    assertThat(crew.shop().get(API).json().at("/approval").toString())
        .isEqualTo(
            "{\"rows\":20,\"amounts\":[{\"currency\":\"CAD\",\"amount\":125050},"
                + "{\"currency\":\"USD\",\"amount\":0}]}");
    assertThat(browser.get(PATH).body())
        .contains("value=\"20\"", "value=\"1250,50\"", "value=\"0,00\"", "name=\"amount_2\"");

    var late = browser.post(PATH, Map.of("version", "0", "rows", "5"));
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.body()).contains("entre-temps", "value=\"20\"");
    assertThat(Browser.location(browser.post(PATH, Map.of("version", "1")))).isEqualTo(PATH);
    assertThat(crew.shop().get(API).json().at("/approval").toString())
        .isEqualTo("{\"rows\":null,\"amounts\":[]}");
  }

  @Test
  void whatIsWrongIsToldAtItsFieldAllAtOnce(Api api) {
    var browser = new Colleagues(new Crew(api.shop(), invitations, sessions)).one("owner");
    var wrong =
        Map.of(
            "rows",
            "1.5",
            "currency_0",
            "XYZ",
            "amount_0",
            "1",
            "currency_1",
            "CAD",
            "amount_1",
            "1,250.50",
            "currency_2",
            "CAD",
            "amount_3",
            "7");

    var page = browser.post(PATH, wrong);

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.body())
        .contains("id=\"rows-error\"", "id=\"currency_0-error\"", "id=\"amount_1-error\"")
        .contains("id=\"amount_2-error\"", "id=\"currency_3-error\"", "value=\"1,250.50\"")
        .doesNotContain("??");
  }

  @Test
  void whoMayNotSayItDoesNotSeeIt(Api api) {
    var browser = new Colleagues(new Crew(api.shop(), invitations, sessions)).one("manager");
    assertThat(browser.get("/console/batches").body()).doesNotContain(PATH);
    assertThat(browser.get(PATH).status()).isEqualTo(403);
    assertThat(browser.post(PATH, Map.of("rows", "0")).status()).isEqualTo(403);
  }
}
