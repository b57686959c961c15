package dev.acquit.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.staff.Crew;
import dev.acquit.gateway.staff.Invitations;
import dev.acquit.gateway.staff.Sessions;
import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.TestDatabase;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** A page that nobody uses ends its session, and says so. */
@GatewayTest
class RestingIT {

  private static final String HOME = "/console/items";
  private static final String SIGN_IN = "/console/sign-in";

  @Autowired private Invitations invitations;
  @Autowired private Sessions sessions;
  @Autowired private Environment environment;

  @Test
  void aSessionThatRestsEndsGently(Api api) throws SQLException {
    var crew = crew(api);
    var email = Crew.email();
    crew.joined(email, "viewer");
    var browser = Browser.of(api, email, Crew.PASSWORD);
    var list = HOME + "?tab=disputes";
    assertThat(browser.get(list).body())
        .as("less what is not written")
        .contains("data-idle=\"855\"");
    TestDatabase.of(environment)
        .update(
            "UPDATE acquit.staff_session SET used_at = now() - interval '15 minutes' WHERE"
                + " organization_id = ?",
            crew.shop().organizationId());

    browser.sending("HX-Request", "true");
    var part = browser.get(list);
    assertThat(part.status()).isEqualTo(204);
    var to = part.headers().firstValue("HX-Redirect").orElse("");
    assertThat(to).startsWith(SIGN_IN + "?ended=true&next=").contains("tab%3Ddisputes");
    assertThat(browser.cookie(Browser.SESSION)).isEmpty();
    var page = browser.get(to);
    assertThat(page.body()).contains("Votre session a pris fin").contains("tab=disputes");
  }

  @Test
  void whoRestedIsToldSoAndComesBack(Api api) {
    var crew = crew(api);
    var email = Crew.email();
    crew.joined(email, "viewer");
    var browser = Browser.of(api, email, Crew.PASSWORD);
    browser.get(HOME);
    browser.post("/console/preferences", Map.of("language", "en"));
    var session = browser.cookie(Browser.SESSION);

    var list = HOME + "?tab=disputes";
    var to = Browser.location(browser.post("/console/sign-out", Map.of("next", list)));
    assertThat(to).startsWith(SIGN_IN + "?rested=true&next=").contains("tab%3Ddisputes");
    assertThat(sessions.authenticate(session).blockOptional(Crew.PATIENCE)).isEmpty();
    var page = browser.get(to);
    assertThat(page.body())
        .contains("signed out after a rest", "value=\"" + list + "\"")
        .doesNotContain("You are signed out.");
    var form = Map.of("email", email, "password", Crew.PASSWORD, "next", list);
    assertThat(Browser.location(browser.post(SIGN_IN, form))).isEqualTo(list);
  }

  private Crew crew(Api api) {
    return new Crew(api.shop(), invitations, sessions);
  }
}
