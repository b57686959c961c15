package dev.acquit.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.acquit.browser.stage.Language;
import dev.acquit.browser.stage.Size;
import dev.acquit.browser.stage.Stage;
import dev.acquit.browser.stage.Visitor;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** People look for what failed. */
@ExtendWith(Stage.Manager.class)
class ListIT {

  private static final String LIST = "/console/items";
  private static final List<String> TABS =
      List.of("unknown_outcomes", "disputes", "waiting_for_processor", "all", "failed_payments");
  private static final int ROWS = 50;

  /** How many pixels of a page are beside the screen. */
  private static final String BEYOND =
      "(({scrollWidth, clientWidth}) => scrollWidth - clientWidth)(document.documentElement)";

  @ParameterizedTest
  @EnumSource
  void tabsLeadToTheirItems(Language language, Stage stage) {
    var visitor = stage.admin(language).open(LIST);
    for (var tab : TABS) {
      var link = tab(visitor, tab);
      link.focus();
      visitor.press("Enter");
      assertThat(link).hasAttribute("aria-current", "page");
      assertThat(link).isFocused();
      Assertions.assertThat(visitor.path()).startsWith(LIST + "?tab=" + tab);
    }
    tab(visitor, "disputes").click();
    assertThat(visitor.row("CANOE-9")).hasCount(1);
    visitor.page().goBack();
    assertThat(tab(visitor, "failed_payments")).hasAttribute("aria-current", "page");
  }

  private static Locator tab(Visitor visitor, String tab) {
    return visitor
        .page()
        .locator("nav.tabs a")
        .filter(new Locator.FilterOptions().setHasText(visitor.words("tab." + tab)));
  }

  @ParameterizedTest
  @EnumSource
  void somebodyNarrowsAndSearches(Language language, Stage stage) {
    var item = stage.boreal().stolen();
    var visitor = stage.admin(language).open(LIST);
    var reason = visitor.page().locator("#reason");
    reason.focus();
    reason.selectOption("stolen_card");
    visitor.page().waitForURL(Pattern.compile("reason=stolen_card"));
    assertThat(reason).isFocused();
    assertThat(visitor.row("CAMP-2041-2")).hasCount(0);
    assertThat(visitor.row(item.reference())).hasCount(1);
    visitor.field("field.q").fill(item.reference());
    visitor.press("Enter");
    assertThat(visitor.rows()).hasCount(1);
    assertThat(visitor.rows()).containsText(visitor.words("reason.stolen_card"));
    visitor.field("field.q").fill("nowhere");
    visitor.press("Enter");
    assertThat(visitor.page().locator(".empty")).containsText(visitor.words("items.none_found"));
    visitor.link("items.reset").first().click();
    assertThat(visitor.row(item.reference())).hasCount(1);
    assertThat(visitor.field("field.q")).hasValue("");
  }

  @ParameterizedTest
  @EnumSource
  void theLargestComeFirst(Language language, Stage stage) {
    stage.boreal().stolen();
    var visitor = stage.admin(language).open(LIST);
    visitor.field("field.sort").selectOption("amount");
    assertThat(visitor.page().locator("nav.tabs a[href*='sort=amount']")).hasCount(TABS.size());
    var amounts =
        visitor.page().locator("table.items tbody td.number").allTextContents().stream()
            .map(amount -> Long.valueOf(amount.replaceAll("\\D", "")))
            .toList();
    Assertions.assertThat(amounts)
        .hasSizeGreaterThan(2)
        .isSortedAccordingTo(Comparator.reverseOrder());
  }

  @ParameterizedTest
  @EnumSource
  void moreThanAPageIsTurned(Language language, Stage stage) {
    var nordet = stage.nordet();
    for (int each = nordet.items("limit=100").at("/data").size(); each <= ROWS; each++) {
      nordet.stolen();
    }
    var visitor = stage.joined(nordet, "Eva Roy", "clerk", language);
    assertThat(visitor.rows()).hasCount(ROWS);
    visitor.link("items.next").focus();
    visitor.press("Enter");
    var first = visitor.link("items.first");
    assertThat(first).isVisible();
    Assertions.assertThat(visitor.rows().count()).isLessThan(ROWS);
    assertThat(visitor.page().locator("#items")).isFocused();
    first.focus();
    visitor.press("Enter");
    assertThat(visitor.rows()).hasCount(ROWS);
    assertThat(visitor.page().locator("#items")).isFocused();
  }

  @ParameterizedTest
  @EnumSource
  void keysDoAllOfIt(Language language, Stage stage) {
    stage.boreal().stolen();
    var visitor = stage.admin(language).open(LIST);
    var links = visitor.page().locator("table.items a.open");
    visitor.press("j");
    assertThat(links.nth(0)).isFocused();
    visitor.press("j");
    assertThat(links.nth(1)).isFocused();
    visitor.press("k");
    assertThat(links.nth(0)).isFocused();
    visitor.press("x");
    assertThat(visitor.page().locator("#selected")).hasText(visitor.words("items.selected", 1));
    visitor.press("j");
    visitor.press("x");
    assertThat(visitor.page().locator("#selected")).hasText(visitor.words("items.selected", 2));
    visitor.press("/");
    assertThat(visitor.page().locator("#q")).isFocused();
    visitor.page().keyboard().type("jk?");
    assertThat(visitor.page().locator("#q")).hasValue("jk?");
    visitor.page().locator("#q").fill("");
    links.nth(0).focus();
    visitor.press("Enter");
    visitor.reads("item.why");
  }

  @ParameterizedTest
  @EnumSource
  void whatIsSelectedIsAssigned(Language language, Stage stage) {
    var item = stage.boreal().stolen();
    var visitor = stage.admin(language).open(LIST + "?q=" + item.reference());
    visitor.row(item.reference()).locator("input[type=checkbox]").check();
    visitor.button("items.assign_to_me").click();
    visitor.isTold("assigned");
    assertThat(visitor.row(item.reference())).containsText("Ana Roy");
  }

  @ParameterizedTest
  @EnumSource
  void itFitsAPhone(Language language, Stage stage) {
    var item = stage.boreal().stolen();
    var visitor = stage.admin(language, Size.PHONE).open(LIST);
    assertFits(visitor);
    var table = visitor.page().getByRole(AriaRole.TABLE);
    assertThat(table.getByRole(AriaRole.COLUMNHEADER)).hasCount(6);
    var row = visitor.row(item.reference());
    assertThat(row.getByRole(AriaRole.ROWHEADER)).isVisible();
    row.locator("a.open").click();
    visitor.reads("item.why");
    assertFits(visitor);
  }

  /** Nobody scrolls sideways. */
  private static void assertFits(Visitor visitor) {
    Assertions.assertThat(visitor.page().evaluate(BEYOND)).isEqualTo(0);
  }
}
