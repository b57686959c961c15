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

/** What people are told of by mail, as they choose it in the console. */
@GatewayTest
class AlertPagesIT {

  private static final String PATH = "/console/alerts";

  @Autowired private Invitations invitations;
  @Autowired private Sessions sessions;

  @Test
  void somebodyChooses(Api api) {
    var crew = new Crew(api.shop(), invitations, sessions);
    var email = Crew.email();
    var id = crew.joined(email, "viewer");
    var browser = Browser.of(api, email, Crew.PASSWORD);
    assertThat(browser.get(PATH).body())
        .contains("Alertes par courriel", "Jamais", "value=\"07:00\"")
        .doesNotContain("??");

    var chosen =
        Map.of(
            "cause_declined", "at_once",
            "cause_returned", "daily",
            "cause_disputed", "off",
            "daily_at", "08:30",
            "time_zone", "America/Toronto");
    assertThat(Browser.location(browser.post(PATH, chosen))).isEqualTo(PATH);
    var kept = crew.shop().get("/v1/users/" + id + "/alerts");
    assertThat(kept.json().at("/at_once").toString()).isEqualTo("[\"declined\"]");
    assertThat(kept.json().at("/daily").toString()).isEqualTo("[\"returned\"]");
    assertThat(kept.text("/daily_at")).isEqualTo("08:30");
    assertThat(browser.get(PATH).body())
        .containsPattern("name=\"cause_declined\" value=\"at_once\" checked")
        .contains("value=\"America/Toronto\"", "Enregistré.");
  }

  @Test
  void whatIsWrongIsToldAtItsField(Api api) {
    var browser = new Colleagues(new Crew(api.shop(), invitations, sessions)).one("viewer");
    var wrong = Map.of("cause_declined", "daily", "daily_at", "noon", "time_zone", "Mars/Olympus");
    var page = browser.post(PATH, wrong);
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.body())
        .contains("id=\"daily_at-error\"", "id=\"time_zone-error\"", "value=\"Mars/Olympus\"")
        .containsPattern("name=\"cause_declined\" value=\"daily\" checked");
  }
}
