package dev.acquit.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.acquit.browser.Scenes.Scene;
import dev.acquit.browser.stage.Language;
import dev.acquit.browser.stage.Size;
import dev.acquit.browser.stage.Stage;
import dev.acquit.browser.stage.Visitor;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The README's pictures, and one of every scene to look at, in {@code target/scenes}. Only {@code
 * make screenshots} makes them: this name matches no pattern.
 */
@ExtendWith(Stage.Manager.class)
@TestMethodOrder(MethodOrderer.MethodName.class) // the README's first, of the demo's story alone
class ScreenshotsRun {

  private static final Path README = Path.of("..", "docs", "images");
  private static final Path SCENES = Path.of("target", "scenes");

  @Test
  void forTheReadme(Stage stage) {
    var shop = stage.boreal();
    var admin = stage.admin(Language.EN);
    shot(admin.open("/console/items"), ColorScheme.LIGHT, README, "list", false);
    admin.open(shop.item("CAMP-2041-2").path()).button("retry.check").click();
    assertThat(admin.dialog()).isVisible();
    shot(admin, ColorScheme.LIGHT, README, "retry", false);
    var phone = stage.admin(Language.FR, Size.PHONE);
    shot(phone.open(shop.item("CLUB-77").path()), ColorScheme.DARK, README, "phone", false);
  }

  @ParameterizedTest
  @CsvSource({"EN,DESK,LIGHT", "FR,DESK,DARK", "FR,PHONE,LIGHT", "EN,PHONE,DARK"})
  void ofEverything(Language language, Size size, ColorScheme light, Stage stage) {
    var suffix = "-%s-%s-%s".formatted(language, size, light).toLowerCase(Locale.ROOT);
    var stranger = stage.stranger(language, size);
    Scenes.outside(stage.boreal()).forEach(scene -> shot(stranger, scene, light, suffix));
    var admin = stage.admin(language, size);
    Scenes.inside(stage.boreal()).forEach(scene -> shot(admin, scene, light, suffix));
    Scenes.navigation(admin).forEach(scene -> shot(admin, scene, light, suffix));
  }

  private static void shot(Visitor visitor, Scene scene, ColorScheme light, String suffix) {
    scene.comes().accept(visitor);
    shot(visitor, light, SCENES, scene.name() + suffix, true);
  }

  private static void shot(
      Visitor visitor, ColorScheme light, Path directory, String name, boolean whole) {
    visitor.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(light));
    visitor
        .page()
        .screenshot(
            new Page.ScreenshotOptions()
                .setPath(directory.resolve(name + ".png"))
                .setFullPage(whole));
  }
}
