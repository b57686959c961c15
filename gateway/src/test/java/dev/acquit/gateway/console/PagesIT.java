package dev.acquit.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Http;
import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What every page is: held to this gateway, in two languages, kept by nobody. */
@GatewayTest
class PagesIT {

  private static final String SIGN_IN = "/console/sign-in";
  private static final Pattern LOADED =
      Pattern.compile("(?:src|href)=\"(/console/assets/[^\"]+)\"");

  @Test
  void aPageLoadsAllFromHere(Api api) {
    var browser = Browser.at(api);
    var page = browser.get(SIGN_IN);
    assertThat(page.status()).as(page.body()).isEqualTo(200);
    assertThat(page.body()).doesNotContain("http://", "https://", "??", "th:");
    var files = LOADED.matcher(page.body()).results().map(file -> file.group(1)).toList();
    assertThat(files).hasSize(6);
    browser.sending("Accept-Encoding", "gzip");
    assertThat(files)
        .allSatisfy(file -> {
          var loaded = browser.get(file);
          assertThat(loaded.status()).as(file).isEqualTo(200);
          assertThat(loaded.headers().firstValue("Cache-Control"))
              .hasValue("max-age=31536000, public, immutable");
          assertThat(loaded.headers().firstValue("Content-Encoding")).hasValue("gzip");
          assertThat(loaded.headers().allValues("Set-Cookie")).isEmpty();
          var asked = http(api).send("HEAD", file, new byte[0], Map.of());
          assertThat(asked.status()).as(file).isEqualTo(200);
          assertThat(asked.body()).isEmpty();
          assertThat(asked.headers().allValues("Set-Cookie")).isEmpty();
        });
    assertThat(browser.get(files.getFirst().replaceFirst("assets/[^/]+", "assets/old")).status())
        .isEqualTo(404);
  }

  @Test
  void aPageIsHeldToThisGateway(Api api) {
    for (var path : new String[] {SIGN_IN, "/console/nowhere"}) {
      var headers = Browser.at(api).get(path).headers();
      assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
          .contains("default-src 'self'", "script-src 'self'", "style-src 'self'")
          .contains("frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'")
          .doesNotContain("unsafe", "http", "*");
      assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
      assertThat(headers.firstValue("Cache-Control")).hasValue("no-store");
      assertThat(headers.firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
    }
  }

  @Test
  void whatIsNotThereIsAPageToo(Api api) {
    var page = Browser.at(api).get("/console/nowhere");
    assertThat(page.status()).isEqualTo(404);
    assertThat(page.body()).contains("<main id=\"main\"", "There is no such page");
    assertThat(Browser.at(api).get("/consoles").body()).startsWith("{");
  }

  @Test
  void somebodyChoosesTheirLanguageAndTheirLight(Api api) {
    var browser = Browser.at(api).sending("Accept-Language", "fr-CA,fr;q=0.9,en;q=0.5");
    assertThat(browser.get(SIGN_IN).body()).contains("<html lang=\"fr\"", "Se connecter");
    var path = "/console/preferences";
    var english = Map.of("language", "en", "next", "/console/items");
    assertThat(Browser.location(browser.post(path, english))).isEqualTo("/console/items");
    assertThat(browser.get(SIGN_IN).body()).contains("<html lang=\"en\"", "Sign in");
    browser.post(path, Map.of("theme", "dark"));
    assertThat(browser.get(SIGN_IN).body()).contains("data-theme=\"dark\"");
    assertThat(browser.get(SIGN_IN).body()).contains("data-keys=\"on\"");
    browser.post(path, Map.of("keys", "off"));
    assertThat(browser.get(SIGN_IN).body()).contains("data-keys=\"off\"");
    assertThat(browser.post(path, Map.of("theme", "loud")).status()).isEqualTo(400);
    for (var next :
        new String[] {
          "//elsewhere.example/", "/console/../evil", "/console/../../evil", "/console/items/.."
        }) {
      var away = Map.of("theme", "light", "next", next);
      assertThat(Browser.location(browser.post(path, away))).as(next).isEqualTo("/console/items");
    }
    var there = Map.of("theme", "light", "next", "/console/items/aci_1?q=a..b");
    assertThat(Browser.location(browser.post(path, there))).isEqualTo(there.get("next"));
  }

  @Test
  void whatIsNoFormIsRefused(Api api) {
    var json = Map.of("Content-Type", "application/json");
    var reply = http(api).send("POST", SIGN_IN, new byte[] {'{', '}'}, json);
    assertThat(reply.status()).isEqualTo(415);
    assertThat(reply.body()).startsWith("<!doctype html>");
  }

  private static Http http(Api api) {
    return new Http(URI.create("http://127.0.0.1:" + api.http().port()));
  }
}
