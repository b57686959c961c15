package dev.acquit.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.acquit.browser.stage.Language;
import dev.acquit.browser.stage.Shop;
import dev.acquit.browser.stage.Stage;
import dev.acquit.browser.stage.Visitor;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** People see to one item. */
@ExtendWith(Stage.Manager.class)
class ItemIT {

  @ParameterizedTest
  @EnumSource
  void itTellsWhatIsKnown(Language language, Stage stage) {
    var item = stage.boreal().stolen();
    var visitor = stage.admin(language).open("/console/items?q=" + item.reference());
    visitor.row(item.reference()).locator("a.open").click();
    visitor.reads("cause.declined");
    visitor.reads("item.evidence");
    visitor.reads("item.story");
    var page = visitor.page();
    assertThat(page.locator(".why")).containsText(visitor.words("reason.stolen_card"));
    assertThat(page.locator(".why")).containsText(visitor.words("problem.retry_refused"));
    assertThat(page.locator(".side").first()).containsText(visitor.words("attempt.declined"));
    assertThat(page.locator(".side").first()).containsText("stolen_card");
    assertThat(page.locator("section").filter(named(visitor, "item.record")))
        .containsText(item.reference());
    assertThat(page.locator(".story li").first()).isVisible();
    assertThat(page.locator("footer")).containsText("America/Toronto");
    visitor.link("items.title").last().click();
    visitor.reads("items.title");
  }

  private static Locator.FilterOptions named(Visitor visitor, String key) {
    return new Locator.FilterOptions().setHas(visitor.heading(key));
  }

  @ParameterizedTest
  @EnumSource
  void aRetryIsShownAndThenMade(Language language, Stage stage) {
    var item = stage.boreal().unlucky();
    var visitor = stage.admin(language).open(item.path());
    asks(visitor, "retry.check", "retry.title");
    mayBeTried(visitor, visitor.dialog());
    Assertions.assertThat(stage.boreal().charged(item.reference())).isZero();
    visitor.press("Escape");
    assertThat(visitor.dialog()).hasCount(0);

    asks(visitor, "retry.check", "retry.title");
    confirm(visitor);
    visitor.button("retry.do").click();
    visitor.isTold("retry_succeeded");
    assertThat(visitor.page().locator(".item-head .mark"))
        .hasText(visitor.words("status.resolved"));
    assertThat(visitor.button("retry.check")).hasCount(0);
    assertThat(visitor.heading("cause.declined")).isFocused();
    Assertions.assertThat(stage.boreal().charged(item.reference())).isEqualTo(1);
  }

  /** It is green, unless something is to be confirmed first. */
  static void mayBeTried(Visitor visitor, Locator where) {
    assertThat(where.locator(".good, .calm").first()).isVisible();
    assertThat(visitor.button("retry.do")).isVisible();
    if (visitor.page().locator("input[name=confirm]").count() == 0) {
      assertThat(where).containsText(visitor.words("retry.allowed"));
    }
  }

  /** What goes out by itself is confirmed. */
  static void confirm(Visitor visitor) {
    var confirmation = visitor.page().locator("input[name=confirm]");
    if (confirmation.count() > 0) {
      confirmation.check();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsRefusedIsPaidByAnotherCard(Language language, Stage stage) {
    var shop = stage.boreal();
    var item = shop.stolen();
    var visitor = stage.admin(language).open(item.path());
    asks(visitor, "retry.check", "retry.title");
    visitor.isRefused("retry_refused");
    assertThat(visitor.button("retry.do")).hasCount(0);
    Assertions.assertThat(shop.charged(item.reference())).isZero();

    visitor.field("retry.source.needed").fill(shop.token(Shop.GOOD));
    visitor.button("retry.again").click();
    assertThat(visitor.dialog()).containsText(visitor.words("retry.allowed"));
    visitor.button("retry.do").click();
    visitor.isTold("retry_succeeded");
    Assertions.assertThat(shop.charged(item.reference())).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void itIsGivenUp(Language language, Stage stage) {
    var visitor = stage.admin(language).open(stage.boreal().stolen().path());
    ends(visitor, "reject");
    visitor.isTold("rejected");
    assertThat(visitor.page().locator(".item-head .mark"))
        .hasText(visitor.words("status.rejected"));
  }

  @ParameterizedTest
  @EnumSource
  void itIsResolved(Language language, Stage stage) {
    var visitor = stage.admin(language).open(stage.boreal().stolen().path());
    ends(visitor, "resolve");
    visitor.isTold("resolved");
    assertThat(visitor.page().locator(".item-head .mark"))
        .hasText(visitor.words("status.resolved"));
  }

  private static void ends(Visitor visitor, String how) {
    visitor.link(how + ".open").click();
    visitor.reads(how + ".title");
    assertThat(visitor.field(how + ".reason")).isFocused();
    visitor.button(how + ".do").click();
    assertThat(visitor.dialog()).isVisible();
    visitor.field(how + ".reason").fill("They have paid in cash.");
    visitor.button(how + ".do").click();
    assertThat(visitor.page().locator(".why")).containsText("They have paid in cash.");
  }

  @ParameterizedTest
  @EnumSource
  void somebodySeesToIt(Language language, Stage stage) {
    var visitor = stage.admin(language).open(stage.boreal().stolen().path());
    visitor.button("item.assign_to_me").click();
    visitor.isTold("assigned");
    assertThat(visitor.page().locator("aside")).containsText("Ana Roy");
    visitor.field("item.assign_to").fill("Luc Gagnon");
    visitor.press("Enter");
    assertThat(visitor.page().locator("aside")).containsText("Luc Gagnon");
    visitor.button("item.assign").click();
    visitor.isTold("unassigned");
    assertThat(visitor.page().locator("aside")).containsText(visitor.words("item.nobody"));
  }

  @ParameterizedTest
  @EnumSource
  void somebodyAddsANote(Language language, Stage stage) {
    var visitor = stage.admin(language).open(stage.boreal().stolen().path());
    visitor.field("item.note").fill("<b>Called</b>, and left a message.");
    visitor.button("item.note.do").click();
    visitor.isTold("noted");
    visitor.reads("item.notes", 1);
    assertThat(visitor.page().locator(".notes")).containsText("<b>Called</b>, and left a message.");
  }

  private static void asks(Visitor visitor, String by, String title) {
    visitor.button(by).click();
    assertThat(visitor.dialog()).isVisible();
    visitor.reads(title);
  }
}
