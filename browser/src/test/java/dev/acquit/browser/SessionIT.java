package dev.acquit.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.acquit.browser.stage.Language;
import dev.acquit.browser.stage.Stage;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** People rest, and answers do not come. */
@ExtendWith(Stage.Manager.class)
class SessionIT {

  private static final String LIST = "/console/items?tab=disputes";

  /** The session has ended then, and its page is not only shown anew. */
  @ParameterizedTest
  @EnumSource
  void whoRestsTooLongIsSignedOutAndComesBack(Language language, Stage stage) {
    var visitor = stage.arrived(language);
    visitor.page().clock().install();
    visitor.open(LIST).page().clock().fastForward("13:20");
    visitor.reads("idle.title");
    assertThat(visitor.page().locator("#idle-written")).isHidden();
    visitor.page().clock().fastForward("01:00");
    visitor.reads("sign_in.title");
    assertThat(visitor.page().locator("main [role=status]"))
        .hasText(visitor.words("sign_in.rested"));
    visitor.field("field.email").fill("admin@boreal.test");
    visitor.field("field.password").fill(stage.password());
    visitor.button("sign_in.do").click();
    visitor.reads("items.title");
    Assertions.assertThat(visitor.path()).isEqualTo(LIST);
  }

  @ParameterizedTest
  @EnumSource
  void whatOneDoesInOneTabCountsInAll(Language language, Stage stage) {
    var item = stage.boreal().stolen();
    var visitor = stage.arrived(language);
    visitor.page().clock().install();
    visitor.open(item.path());
    var other = visitor.page().context().newPage();
    other.navigate(visitor.page().url());
    visitor.field("item.note").fill("Called");
    visitor.page().clock().fastForward("13:20");
    assertThat(visitor.page().locator("#idle")).isVisible();
    assertThat(visitor.page().locator("#idle-written")).isVisible();
    assertThat(other.locator("#idle")).isVisible();
    other.waitForResponse("**/console/session", () -> other.keyboard().press("Shift"));
    assertThat(other.locator("#idle")).isHidden();
    visitor.page().clock().runFor(2000);
    assertThat(visitor.page().locator("#idle")).isHidden();
    assertThat(visitor.field("item.note")).hasValue("Called");
  }

  @ParameterizedTest
  @EnumSource
  void thatNothingCameBackIsTold(Language language, Stage stage) {
    var item = stage.boreal().unlucky();
    var visitor = stage.admin(language).open(item.path());
    var page = visitor.page();
    visitor.button("retry.check").click();
    visitor.reads("retry.title");
    ItemIT.confirm(visitor);
    page.route("**/retry", Route::abort);
    visitor.button("retry.do").click();
    assertThat(page.locator("#dialog [role=alert]")).containsText(visitor.words("lost.unknown"));
    assertThat(visitor.button("retry.do")).isEnabled();
    page.locator(".lost a").click();
    visitor.reads("item.why");
    assertThat(page.locator(".lost")).hasCount(0);
    Assertions.assertThat(stage.boreal().charged(item.reference())).isZero();
  }

  /** What a proxy says instead of the gateway is never put into the page. */
  @ParameterizedTest
  @EnumSource
  void aPageStaysWhenAProxyAnswers(Language language, Stage stage) {
    var item = stage.boreal().stolen();
    var visitor = stage.admin(language).open("/console/items?q=" + item.reference());
    var page = visitor.page();
    page.route("**/console/items?*tab=*", SessionIT::badGateway);
    page.locator("#tab-2").click();
    assertThat(page.locator(".lost")).containsText(visitor.words("lost.nothing"));
    assertThat(visitor.row(item.reference())).isVisible();
    page.unroute("**/console/items?*tab=*");
    page.locator("#tab-4").click();
    assertThat(page.locator("#tab-4")).hasAttribute("aria-current", "page");
    assertThat(page.locator(".lost")).hasCount(0);
  }

  private static void badGateway(Route route) {
    route.fulfill(
        new Route.FulfillOptions()
            .setStatus(502)
            .setContentType("text/html")
            .setBody("<html><body><h1>502 Bad Gateway</h1></body></html>"));
  }

  @ParameterizedTest
  @EnumSource
  void whatWasPressedHasTheFocusAgain(Language language, Stage stage) {
    var item = stage.boreal().stolen();
    var visitor = stage.admin(language).open(item.path());
    visitor.button("retry.check").focus();
    visitor.press("Enter");
    visitor.reads("retry.title");
    visitor.press("Escape");
    assertThat(visitor.dialog()).hasCount(0);
    assertThat(visitor.button("retry.check")).isFocused();
    visitor.link("reject.open").focus();
    visitor.press("Enter");
    visitor.reads("reject.title");
    visitor.press("Escape");
    assertThat(visitor.link("reject.open")).isFocused();
  }

  @ParameterizedTest
  @EnumSource
  void aPageOfTheListIsSelectedAtOnce(Language language, Stage stage) {
    stage.boreal().stolen();
    var visitor = stage.admin(language).open("/console/items");
    var page = visitor.page();
    assertThat(visitor.button("batch.open.retry")).isDisabled();
    page.getByLabel(visitor.words("items.select_page"), new Page.GetByLabelOptions().setExact(true))
        .check();
    var all = page.locator("#selection input[name=id]:not(:disabled)").count();
    assertThat(page.locator("#selected")).hasText(visitor.words("items.selected", all));
    assertThat(visitor.button("batch.open.retry")).isEnabled();
    page.locator("#tick-all").uncheck();
    assertThat(page.locator("#selected")).isEmpty();
    assertThat(visitor.button("batch.open.retry")).isDisabled();
  }
}
