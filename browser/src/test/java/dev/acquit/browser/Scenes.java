package dev.acquit.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.acquit.browser.stage.Shop;
import dev.acquit.browser.stage.Shop.Item;
import dev.acquit.browser.stage.Visitor;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** All there is to see in the console: a page more is a line more. */
final class Scenes {

  private Scenes() {}

  /** What somebody sees who has not signed in. */
  static List<Scene> outside(Shop shop) {
    return List.of(
        at("sign-in", "/console/sign-in"),
        at("sign-in-ended", "/console/sign-in?ended=true"),
        new Scene("sign-in-refused", Scenes::refused),
        new Scene("sign-in-empty", Scenes::empty),
        at("invitation", "/console/invitation?token=" + shop.invited("Ida Cyr", "viewer")),
        at("nowhere", "/console/nowhere"));
  }

  /** What the admin of Camp Boreal sees. */
  static List<Scene> inside(Shop shop) {
    var item = shop.stolen();
    var stolen = item.path();
    var refund = shop.item("ART-31").path();
    var ways = shop.item("CAMP-2041-2").path();
    return List.of(
        at("items-all", "/console/items?tab=all"),
        at("items-none", "/console/items?q=nowhere"),
        at("expiring", "/console/expiring"),
        at("item", stolen),
        at("item-dispute", shop.item("CANOE-9").path()),
        at("item-refund", refund),
        at("item-resolved", shop.item("SWIM-118").path()),
        new Scene("retry", visitor -> asks(visitor, stolen, "retry.check")),
        new Scene("retry-refund", visitor -> asks(visitor, refund, "retry.check")),
        new Scene("retry-ways", visitor -> asks(visitor, ways, "retry.check")),
        new Scene("reject", visitor -> asks(visitor, stolen, "reject.open")),
        at("resolve-without-script", stolen + "/resolve"),
        new Scene("keys", Scenes::keys),
        new Scene("menu", Scenes::menu),
        at("payment", shop.payment("CAMP-2042")),
        at("payment-failed", shop.payment("SHIRT-2")),
        new Scene("capture", visitor -> asks(visitor, shop.payment("RENT-5"), "capture.open")),
        new Scene("refund", visitor -> asks(visitor, shop.payment("CAMP-2042"), "refund.open")),
        new Scene("view", visitor -> asks(visitor, "/console/items", "view.open")),
        at("views", "/console/views"),
        at("alerts", "/console/alerts"),
        at("limits", "/console/batches/limits"),
        new Scene("batch-check", visitor -> batchCheck(visitor, item)),
        new Scene("batch", visitor -> batch(visitor, item)),
        at("organizations", "/console/organizations"),
        at("no-item", "/console/items/aci_1"));
  }

  /** Where the navigation leads, whoever adds to it. */
  static List<Scene> navigation(Visitor visitor) {
    return visitor.open("/console/items").page().locator("header nav a").all().stream()
        .map(link -> link.getAttribute("href"))
        .map(path -> at(path.substring(path.lastIndexOf('/') + 1), path))
        .toList();
  }

  private static Scene at(String name, String path) {
    return new Scene(name, visitor -> visitor.open(path));
  }

  private static void refused(Visitor visitor) {
    visitor.open("/console/sign-in");
    visitor.field("field.email").fill("nobody@boreal.test");
    visitor.field("field.password").fill("a wrong password");
    visitor.button("sign_in.do").click();
    assertThat(visitor.page().locator("[role=alert]")).isVisible();
  }

  private static void empty(Visitor visitor) {
    visitor.open("/console/sign-in");
    visitor.button("sign_in.do").click();
    assertThat(visitor.page().locator(".field-error")).hasCount(2);
  }

  /** Opens a dialog, by a button or by a link. */
  private static void asks(Visitor visitor, String path, String by) {
    visitor.open(path);
    visitor.button(by).or(visitor.link(by)).click();
    assertThat(visitor.dialog()).isVisible();
  }

  private static void keys(Visitor visitor) {
    visitor.open("/console/items");
    visitor.press("?");
    visitor.reads("keys.title");
  }

  private static void batchCheck(Visitor visitor, Item item) {
    visitor.open("/console/items?q=" + item.reference());
    visitor.row(item.reference()).locator("input[type=checkbox]").check();
    visitor.button("batch.open.assign").click();
    visitor.reads("batch.stake");
  }

  private static void batch(Visitor visitor, Item item) {
    batchCheck(visitor, item);
    visitor.button("batch.do.assign").click();
    visitor.page().waitForURL(Pattern.compile("/console/batches/"));
  }

  private static void menu(Visitor visitor) {
    visitor.open("/console/items");
    visitor.page().locator(".menu summary").click();
    assertThat(visitor.button("sign_out")).isVisible();
  }

  /**
   * Something to see.
   *
   * @param comes how somebody gets to see it
   */
  record Scene(String name, Consumer<Visitor> comes) {}
}
