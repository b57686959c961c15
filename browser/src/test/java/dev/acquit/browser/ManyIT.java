package dev.acquit.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Route;
import dev.acquit.browser.stage.Language;
import dev.acquit.browser.stage.Shop;
import dev.acquit.browser.stage.Stage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is paid is given back, many items are seen to at once, and others' work shows. */
@ExtendWith(Stage.Manager.class)
class ManyIT {

  @ParameterizedTest
  @EnumSource
  void aPaymentIsGivenBack(Language language, Stage stage) {
    var shop = stage.boreal();
    var item = shop.stolen();
    var visitor = stage.admin(language).open(item.path());
    visitor.button("retry.check").click();
    visitor.field("retry.source.needed").fill(shop.token(Shop.GOOD));
    visitor.button("retry.again").click();
    visitor.button("retry.do").click();
    visitor.isTold("retry_succeeded");
    visitor.open("/console/payments?q=" + item.reference());
    visitor.row(item.reference()).locator("a.open").click();
    visitor.link("refund.open").click();
    visitor.reads("refund.title");
    visitor.button("refund.do").click();
    assertThat(visitor.dialog()).hasCount(0);
    visitor.reads("payments.refunds", 1);
  }

  @ParameterizedTest
  @EnumSource
  void manyAreGivenUpAtOnce(Language language, Stage stage) {
    var item = stage.boreal().stolen();
    var visitor = stage.admin(language).open("/console/items?q=" + item.reference());
    visitor.row(item.reference()).locator("input[type=checkbox]").check();
    visitor.button("batch.open.reject").click();
    visitor.reads("batch.would.reject", 1);
    visitor.field("reject.reason").fill("They have paid in cash.");
    visitor.button("batch.do.reject").click();
    visitor.page().waitForURL(Pattern.compile("/console/batches/"));
    stage.boreal().awaitEnded(item);
    visitor.open(item.path());
    assertThat(visitor.page().locator(".why")).containsText("They have paid in cash.");
  }

  @ParameterizedTest
  @EnumSource
  void whatOthersDoShows(Language language, Stage stage) {
    var item = stage.boreal().stolen();
    var one = stage.admin(language).open(item.path());
    var other = stage.admin(language.other()).open(item.path());
    other.button("item.assign_to_me").click();
    other.isTold("assigned");
    var news = one.page().locator("#news");
    assertThat(news).containsText(one.words("live.item"));
    one.link("live.show").click();
    assertThat(one.page().locator("aside")).containsText("Ana Roy");
    assertThat(one.page().locator("#news")).isHidden();
  }

  /** A proxy may send a page away while its gateway is gone. */
  @ParameterizedTest
  @EnumSource
  void aPageThatWasSentAwayListensAgain(Language language, Stage stage) {
    var item = stage.boreal().stolen();
    var one = stage.admin(language);
    var asked = new AtomicInteger();
    one.page()
        .route(
            Pattern.compile("/console/live\\?"),
            route -> {
              if (asked.getAndIncrement() == 0) {
                route.fulfill(new Route.FulfillOptions().setStatus(502));
              } else {
                route.resume();
              }
            });
    one.open(item.path());
    var other = stage.admin(language.other()).open(item.path());
    other.button("item.assign_to_me").click();
    other.isTold("assigned");
    assertThat(one.page().locator("#news")).containsText(one.words("live.item"));
    Assertions.assertThat(asked).hasValueGreaterThan(1);
  }

  /** Also where it is not on the list that is shown next. */
  @ParameterizedTest
  @EnumSource
  void whatOneDoesIsNoNews(Language language, Stage stage) {
    var shop = stage.nordet();
    var item = shop.stolen();
    var visitor = stage.joined(shop, "Max Roy", "manager", language);
    visitor.open(item.path()).button("item.assign_to_me").click();
    visitor.isTold("assigned");
    visitor.open("/console/items?q=nowhere");
    shop.stolen();
    assertThat(visitor.page().locator("#news")).containsText(visitor.words("live.changed", 1));
  }
}
