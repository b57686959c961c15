package dev.acquit.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.staff.Crew;
import dev.acquit.gateway.staff.Invitations;
import dev.acquit.gateway.staff.Sessions;
import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Diary;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Http.Reply;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** People sign in with their password, and forms pass that are their own. */
@GatewayTest
class ComingInIT {

  private static final String HOME = "/console/items";
  private static final String SIGN_IN = "/console/sign-in";

  @Autowired private Invitations invitations;
  @Autowired private Sessions sessions;

  @Test
  void somebodySignsInAndOut(Api api) {
    var crew = crew(api);
    var email = Crew.email();
    crew.joined(email, "viewer");
    var browser = Browser.at(api);

    assertThat(Browser.location(browser.get(HOME))).isEqualTo(SIGN_IN + "?next=%2Fconsole%2Fitems");
    assertThat(Browser.location(browser.signIn(email, Crew.PASSWORD))).isEqualTo(HOME);
    var session = browser.cookie(Browser.SESSION);
    assertThat(session).startsWith("aq_session_");
    var page = browser.get(HOME);
    assertThat(page.status()).as(page.body()).isEqualTo(200);
    assertThat(page.body()).contains("Ana Roy", "Camp of a test").doesNotContain("??", session);
    assertThat(Browser.location(browser.get("/console"))).isEqualTo(HOME);

    assertThat(Browser.location(browser.post("/console/sign-out", Map.of()))).isEqualTo(SIGN_IN);
    assertThat(browser.cookie(Browser.SESSION)).isEmpty();
    assertThat(new Diary(crew.shop()).actions())
        .containsSubsequence("user.signed_in", "user.signed_out");
    assertThat(sessions.authenticate(session).blockOptional(Crew.PATIENCE)).isEmpty();
  }

  @Test
  void cookiesAreTheBrowsersAlone(Api api) {
    var crew = crew(api);
    var email = Crew.email();
    crew.joined(email, "viewer");
    var browser = Browser.at(api);
    var seen = browser.get(SIGN_IN);
    var opened = browser.signIn(email, Crew.PASSWORD);

    assertThat(seen.headers().allValues("Set-Cookie")).hasSize(1);
    assertThat(opened.headers().allValues("Set-Cookie"))
        .anyMatch(cookie -> cookie.startsWith(Browser.SESSION + "=aq_session_"))
        .allSatisfy(cookie ->
            assertThat(cookie)
                .startsWith("__Host-acquit-")
                .contains("Path=/;", "Secure", "HTTPOnly", "SameSite=Lax")
                .doesNotContain("Domain"));
  }

  /** The page is the same word for word, so that nobody learns who is there. */
  @Test
  void whoeverIsNotLetInIsToldTheSame(Api api) {
    var crew = crew(api);
    var email = Crew.email();
    crew.joined(email, "viewer");
    var browser = Browser.at(api);

    var wrong = refused(browser.signIn(email, "a wrong password"), email);
    var nobody = Crew.email();
    assertThat(refused(browser.signIn(nobody, "a wrong password"), nobody)).isEqualTo(wrong);
    for (int each = 0; each < 10; each++) {
      browser.signIn(email, "a wrong password");
    }
    assertThat(refused(browser.signIn(email, Crew.PASSWORD), email)).as("locked").isEqualTo(wrong);
    assertThat(new Diary(crew.shop()).all("?action=user.locked")).hasSize(1);
  }

  private static String refused(Reply reply, String email) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(422);
    assertThat(reply.body())
        .contains("role=\"alert\"", "30 minutes")
        .doesNotContain("password\" value");
    return reply.body().replace(email, "").replaceAll("name=\"csrf\" value=\"[^\"]+\"", "");
  }

  @Test
  void whatIsMissingIsToldAtItsField(Api api) {
    var browser = Browser.at(api);
    browser.get(SIGN_IN);
    var reply = browser.post(SIGN_IN, Map.of());

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body())
        .contains("aria-describedby=\"email-error\"", "id=\"email-error\"")
        .contains("aria-describedby=\"password-error\"", "id=\"password-error\"");
  }

  @Test
  void aFormOfSomebodyElseDoesNothing(Api api) {
    var crew = crew(api);
    var email = Crew.email();
    crew.joined(email, "viewer");
    var stranger = Browser.at(api);
    stranger.get(SIGN_IN);
    var browser = Browser.of(api, email, Crew.PASSWORD);
    browser.get(HOME);

    for (var token : new String[] {"", "x", stranger.token()}) {
      assertThat(browser.post("/console/sign-out", Map.of("csrf", token)).status()).isEqualTo(403);
      var credentials = Map.of("email", email, "password", Crew.PASSWORD, "csrf", token);
      assertThat(browser.post(SIGN_IN, credentials).status()).isEqualTo(403);
    }
    browser.sending("Sec-Fetch-Site", "cross-site");
    assertThat(browser.post("/console/sign-out", Map.of("csrf", browser.token())).status())
        .isEqualTo(403);
    assertThat(browser.get(HOME).status()).as("still signed in").isEqualTo(200);
  }

  @Test
  void whoIsInvitedChoosesAPassword(Api api) {
    var crew = crew(api);
    var email = Crew.email();
    var id = crew.add(email, crew.role("viewer")).text("/id");
    var token = crew.invited(id);
    var browser = Browser.at(api);
    var path = "/console/invitation";
    var asked = browser.get(path + "?token=" + token);
    assertThat(asked.status()).isEqualTo(200);
    assertThat(asked.body()).doesNotContain("id=\"known\"", "??");

    var tooShort = browser.post(path, Map.of("token", token, "password", "short"));
    assertThat(tooShort.status()).isEqualTo(422);
    assertThat(tooShort.body()).contains("password-error", "From 12 to 200");
    var form = Map.of("token", token, "password", Crew.PASSWORD);
    assertThat(Browser.location(browser.post(path, form))).isEqualTo(HOME);
    assertThat(browser.get(HOME).body()).contains("Ana Roy").contains("lang=\"fr\"");
    var again = Browser.at(api);
    again.get(path + "?token=" + token);
    assertThat(again.post(path, form).body()).contains("role=\"alert\"");
  }

  /** What the other organization may know opens nothing any more. */
  @Test
  void whoWorksElsewhereShowsTheirPasswordAndChoosesAnother(Api api) {
    var boreal = crew(api);
    var nordet = crew(api);
    var email = Crew.email();
    boreal.joined(email, "viewer");
    var token = nordet.invited(nordet.add(email, nordet.role("viewer")).text("/id"));
    var browser = Browser.at(api);
    var path = "/console/invitation";
    assertThat(browser.get(path + "?token=" + token).body())
        .contains("id=\"known\"", "You work for another organization");

    var nothing = browser.post(path, Map.of("token", token, "password", "another password"));
    assertThat(nothing.status()).isEqualTo(422);
    assertThat(nothing.body()).contains("role=\"alert\"", "id=\"known\"");
    var form = Map.of("token", token, "known", Crew.PASSWORD);
    var same = browser.post(path, and(form, Crew.PASSWORD));
    assertThat(same.status()).isEqualTo(422);
    assertThat(same.body()).contains("another one than you have");
    assertThat(browser.post(path, and(form, "another password")).status()).isEqualTo(303);
    assertThat(nordet.signIn(email, Crew.PASSWORD)).isEmpty();
    assertThat(boreal.signIn(email, "another password")).isPresent();
  }

  private static Map<String, String> and(Map<String, String> form, String password) {
    var all = new HashMap<>(form);
    all.put("password", password);
    return all;
  }

  @Test
  void whoWorksForTwoChooses(Api api) {
    var boreal = crew(api);
    var nordet = crew(api);
    var email = Crew.email();
    boreal.joined(email, "viewer");
    var id = nordet.add(email, nordet.role("owner")).text("/id");
    nordet.acceptedToo(nordet.invited(id), Crew.PASSWORD, "another password");
    var browser = Browser.at(api);
    var path = "/console/organizations";
    assertThat(Browser.location(browser.signIn(email, "another password"))).isEqualTo(path);
    assertThat(browser.get(path).body())
        .contains(boreal.shop().organization(), nordet.shop().organization());

    var live = Map.of("organization", nordet.shop().organization(), "mode", "live");
    assertThat(Browser.location(browser.post(path, live))).isEqualTo(HOME);
    assertThat(browser.get(HOME).body()).contains("mode-live").doesNotContain("test-bar");
    var stranger = Map.of("organization", crew(api).shop().organization(), "mode", "test");
    assertThat(browser.post(path, stranger).status()).isEqualTo(404);
    assertThat(browser.get(HOME).body()).contains("mode-live");
  }

  private Crew crew(Api api) {
    return new Crew(api.shop(), invitations, sessions);
  }
}
