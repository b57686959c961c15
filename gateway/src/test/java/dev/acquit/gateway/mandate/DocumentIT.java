package dev.acquit.gateway.mandate;

import static dev.acquit.gateway.mandate.Given.mandate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.Shop;
import org.junit.jupiter.api.Test;

/** A mandate is printed in both languages, with all that a bank asks for and no number. */
@GatewayTest
class DocumentIT {

  private static final String AGREED =
      ",\"amount\":12550,\"currency\":\"CAD\",\"frequency\":\"Every <first>\"";

  @Test
  void isWrittenInEnglishOrFrench(Api api) {
    var given = new Given(api.shop());
    var token = given.token(mandate("recurring_fixed", AGREED));

    var english = page(given, token, "?language=en");
    var french = page(given, token, "?language=fr");

    assertThat(english.headers().firstValue("Content-Language")).hasValue("en");
    assertThat(english.body())
        .contains(
            "<html lang=\"en\">", "Pre-authorized debit agreement", "Camp of a test", "Ana Roy")
        .contains("•••• 6789", "Personal", "at least 10 calendar days", "within 30 days")
        .contains("within 90 calendar days", "pad-2026-01", "203.0.113.7", "125.50")
        .contains("Waits for its written confirmation", "Every &lt;first&gt;");
    assertThat(french.headers().firstValue("Content-Language")).hasValue("fr");
    assertThat(french.body())
        .contains("<html lang=\"fr\">", "Accord de débit préautorisé", "Camp of a test", "Ana Roy")
        .contains("•••• 6789", "Personnel", "au moins 10 jours civils", "dans les 30 jours")
        .contains("dans les 90 jours civils", "125,50", "Attend sa confirmation écrite");
    assertThat(page(given, token, "").body()).isEqualTo(english.body());
    for (var page : new Reply[] {english, french}) {
      assertThat(page.body()).doesNotContain(Shop.SETTLES, "11000", "{0}", "{1}", "<script");
    }
  }

  @Test
  void loadsNothing(Api api) {
    var given = new Given(api.shop());

    var page = page(given, given.token(Shop.MANDATE), "");

    assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .startsWith("default-src 'none'; style-src 'sha256-");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(page.body()).contains("@media print").doesNotContain("src=", "href=");
  }

  @Test
  void ofABusinessHasItsOwnRecourse(Api api) {
    var given = new Given(api.shop());
    var business = mandate("sporadic", ",\"kind\":\"business\"");

    assertThat(page(given, given.token(business), "?language=fr").body())
        .contains("Entreprise", "10 jours ouvrables")
        .doesNotContain("90 jours", "préavis");
  }

  @Test
  void onAchIsAnAuthorization(Api api) {
    var given = new Given(api.shop());
    var token = given.achToken(mandate("recurring_variable", ",\"waived\":true"), "");

    assertThat(page(given, token, "").body())
        .contains("Authorization of ACH debits", "Nacha Operating Rules", "WEB", "may revoke")
        .contains("has given up the written notice", "60 days of the statement");
    assertThat(page(given, token, "?language=fr").body()).contains("Autorisation de débits ACH");
  }

  private static Reply page(Given given, Reply token, String query) {
    var page = given.shop().get(Given.path(token) + "/document" + query);
    assertThat(page.status()).as(page.body()).isEqualTo(200);
    return page;
  }
}
