package dev.acquit.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.staff.Crew;
import dev.acquit.gateway.staff.Invitations;
import dev.acquit.gateway.staff.Sessions;
import dev.acquit.gateway.support.Shop;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** People of shops who have signed in, each in a browser of their own that speaks English. */
record People(Invitations invitations, Sessions sessions) {

  /** Somebody of that standard role. */
  Browser of(Shop shop, String role) {
    var email = Crew.email();
    crew(shop).joined(email, role);
    return browser(shop, email);
  }

  /** Somebody who may do only that. */
  Browser who(Shop shop, String... permissions) {
    var may = Stream.of(permissions).map(one -> "\"" + one + "\"").collect(Collectors.joining(","));
    var role =
        shop.post(
            "/v1/roles",
            """
            {"name":"%s","permissions":[%s]}\
            """
                .formatted(Shop.fresh(), may));
    assertThat(role.status()).as(role.body()).isEqualTo(201);
    var crew = crew(shop);
    var email = Crew.email();
    var id = crew.add(email, role.text("/id")).text("/id");
    assertThat(crew.accepted(crew.invited(id), Crew.PASSWORD)).isTrue();
    return browser(shop, email);
  }

  private Crew crew(Shop shop) {
    return new Crew(shop, invitations, sessions);
  }

  private static Browser browser(Shop shop, String email) {
    var browser = Browser.of(shop.api(), email, Crew.PASSWORD);
    browser.get("/console/organizations");
    return speaks(browser, "en");
  }

  /** The same, who reads that language from now on. */
  static Browser speaks(Browser browser, String language) {
    browser.post("/console/preferences", Map.of("language", language));
    browser.get("/console/organizations");
    return browser;
  }
}
