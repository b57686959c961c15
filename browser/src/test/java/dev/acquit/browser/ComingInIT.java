package dev.acquit.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.acquit.browser.stage.Language;
import dev.acquit.browser.stage.Stage;
import dev.acquit.browser.stage.Visitor;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** People come in, and say how they want to be shown things. */
@ExtendWith(Stage.Manager.class)
class ComingInIT {

  private static final String LIST = "/console/items";

  @ParameterizedTest
  @EnumSource
  void somebodySignsIn(Language language, Stage stage) {
    var visitor = stage.stranger(language).open(LIST + "?tab=disputes");
    visitor.reads("sign_in.title");
    assertThat(visitor.field("field.email")).isFocused();
    visitor.field("field.email").fill("admin@boreal.test");
    visitor.press("Tab");
    visitor.page().keyboard().type(stage.password());
    visitor.press("Enter");
    visitor.reads("items.title");
    Assertions.assertThat(visitor.path()).isEqualTo(LIST + "?tab=disputes");
    assertThat(visitor.page().locator("html")).hasAttribute("lang", language.code());
    assertThat(menu(visitor)).hasText("Ana Roy");
  }

  @ParameterizedTest
  @EnumSource
  void whoIsNotLetInIsToldWhy(Language language, Stage stage) {
    var visitor = stage.stranger(language).open(LIST);
    visitor.button("sign_in.do").click();
    assertThat(visitor.page().locator("#email-error")).hasText(visitor.words("error.required"));
    assertThat(visitor.field("field.password")).hasAttribute("aria-invalid", "true");
    visitor.field("field.email").fill("viewer@boreal.test");
    visitor.field("field.password").fill("a wrong password");
    visitor.button("sign_in.do").click();
    assertThat(visitor.page().locator("[role=alert]"))
        .hasText(visitor.words("sign_in.refused", 30));
    assertThat(visitor.field("field.email")).hasValue("viewer@boreal.test");
  }

  @ParameterizedTest
  @EnumSource
  void whoIsInvitedChoosesAPassword(Language language, Stage stage) {
    var visitor = stage.stranger(language);
    var path = "/console/invitation?token=" + stage.boreal().invited("Zoé Cyr", "viewer");
    visitor.open(path).field("field.password").fill("short");
    visitor.button("invitation.do").click();
    assertThat(visitor.page().locator("#password-error"))
        .hasText(visitor.words("error.out_of_range"));
    visitor.field("field.password").fill("correct horse battery staple");
    visitor.button("invitation.do").click();
    visitor.reads("items.title");
    assertThat(menu(visitor)).hasText("Zoé Cyr");
    assertThat(visitor.page().locator("input[type=checkbox]")).hasCount(0);
  }

  @ParameterizedTest
  @EnumSource
  void somebodyChoosesWhereTheyWork(Language language, Stage stage) {
    var visitor = stage.arrived(language);
    assertThat(visitor.page().locator(".test-bar")).isVisible();
    visitor.page().locator("header .place").click();
    visitor.reads("place.title");
    assertThat(visitor.button("mode.test")).hasAttribute("aria-pressed", "true");
    visitor.button("mode.live").click();
    visitor.reads("items.title");
    assertThat(visitor.page().locator("header .mode")).hasText(visitor.words("mode.live"));
    assertThat(visitor.page().locator(".test-bar")).hasCount(0);
    assertThat(visitor.page().locator(".empty")).containsText(visitor.words("items.none"));
  }

  @ParameterizedTest
  @EnumSource
  void somebodySignsOut(Language language, Stage stage) {
    var visitor = stage.arrived(language);
    menu(visitor).click();
    visitor.button("sign_out").click();
    visitor.reads("sign_in.title");
    visitor.isTold("signed_out");
    visitor.open(LIST).reads("sign_in.title");
  }

  /** Three quarters of a minute before the session may end at the earliest, and not after it. */
  @ParameterizedTest
  @EnumSource
  void whoRestsIsAsked(Language language, Stage stage) {
    var visitor = stage.admin(language);
    visitor.page().clock().install();
    visitor.open(LIST).page().clock().fastForward("13:00");
    assertThat(visitor.heading("idle.title")).not().isVisible();
    visitor.page().clock().fastForward("00:20");
    visitor.reads("idle.title");
    assertThat(visitor.button("idle.stay")).isFocused();
    visitor.page().waitForResponse("**/console/session", () -> visitor.press("Enter"));
    assertThat(visitor.heading("idle.title")).not().isVisible();
    visitor.page().clock().fastForward("13:00");
    assertThat(visitor.heading("idle.title")).not().isVisible();
    visitor.page().clock().fastForward("00:20");
    visitor.reads("idle.title");
  }

  @ParameterizedTest
  @EnumSource
  void somebodyChoosesTheirLanguage(Language language, Stage stage) {
    var visitor = stage.admin(language).open(LIST + "?tab=all");
    visitor.button("language.other").click();
    assertThat(visitor.page().locator("html")).hasAttribute("lang", language.other().code());
    Assertions.assertThat(visitor.path()).isEqualTo(LIST + "?tab=all");
  }

  @ParameterizedTest
  @EnumSource
  void somebodyChoosesTheirLight(Language language, Stage stage) {
    var visitor = stage.admin(language).open(LIST);
    var body = visitor.page().locator("body");
    assertThat(body).hasCSS("background-color", "rgb(250, 250, 248)");
    menu(visitor).click();
    visitor.button("theme.dark").click();
    assertThat(body).hasCSS("background-color", "rgb(21, 23, 21)");
    menu(visitor).click();
    assertThat(visitor.button("theme.dark")).hasAttribute("aria-pressed", "true");
  }

  @ParameterizedTest
  @EnumSource
  void somebodyDoesWithoutSingleKeys(Language language, Stage stage) {
    var visitor = stage.admin(language).open(LIST);
    visitor.press("?");
    visitor.reads("keys.title");
    visitor.press("Escape");
    assertThat(visitor.heading("keys.title")).not().isVisible();
    menu(visitor).click();
    visitor.button("keys.single").click();
    assertThat(visitor.page().locator("body")).hasAttribute("data-keys", "off");
    visitor.press("?");
    visitor.press("/");
    assertThat(visitor.heading("keys.title")).not().isVisible();
    assertThat(visitor.page().locator("#q")).not().isFocused();
  }

  private static Locator menu(Visitor visitor) {
    return visitor.page().locator(".menu summary");
  }
}
