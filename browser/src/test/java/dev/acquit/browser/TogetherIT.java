package dev.acquit.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.acquit.browser.stage.Language;
import dev.acquit.browser.stage.Stage;
import dev.acquit.browser.stage.Visitor;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Money moves once, whoever presses what. */
@ExtendWith(Stage.Manager.class)
class TogetherIT {

  @ParameterizedTest
  @EnumSource
  void whoIsSecondReadsThatSomebodyWasQuicker(Language language, Stage stage) {
    var shop = stage.boreal();
    var item = shop.unlucky();
    var both =
        List.of(stage.admin(language), stage.joined(shop, "Max Roy", "manager", language.other()));
    both.forEach(one -> {
      one.open(item.path()).button("retry.check").click();
      ItemIT.mayBeTried(one, one.dialog());
      ItemIT.confirm(one);
    });
    shop.slow(true);
    try {
      both.forEach(one -> one.button("retry.do").click());
      both.forEach(one -> assertThat(one.dialog()).hasCount(0));
    } finally {
      shop.slow(false);
    }

    Assertions.assertThat(both).filteredOn(TogetherIT::hasCharged).hasSize(1);
    Assertions.assertThat(both).filteredOn(TogetherIT::wasTooLate).hasSize(1);
    Assertions.assertThat(shop.charged(item.reference())).isEqualTo(1);
  }

  private static boolean hasCharged(Visitor one) {
    return one.page().locator("#notice").innerText().equals(one.words("notice.retry_succeeded"));
  }

  private static boolean wasTooLate(Visitor one) {
    var told = one.page().locator("#main [role=alert]").allInnerTexts();
    return told.contains(one.words("problem.operation_in_progress"))
        || told.contains(one.words("problem.wrong_state"));
  }

  @ParameterizedTest
  @EnumSource
  void itIsTriedAgainWithoutScriptsToo(Language language, Stage stage) {
    var item = stage.boreal().unlucky();
    var visitor = stage.adminWithoutScript(language);
    visitor.open("/console/items?q=" + item.reference());
    visitor.row(item.reference()).locator("a.open").click();
    visitor.button("retry.check").click();
    visitor.reads("retry.title");
    ItemIT.mayBeTried(visitor, visitor.page().locator("#main"));
    ItemIT.confirm(visitor);
    visitor.button("retry.do").click();
    visitor.isTold("retry_succeeded");
    visitor.reads("cause.declined");
    Assertions.assertThat(stage.boreal().charged(item.reference())).isEqualTo(1);
  }
}
