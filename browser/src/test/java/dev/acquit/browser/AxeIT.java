package dev.acquit.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.acquit.browser.Scenes.Scene;
import dev.acquit.browser.stage.Axe;
import dev.acquit.browser.stage.Language;
import dev.acquit.browser.stage.Size;
import dev.acquit.browser.stage.Stage;
import dev.acquit.browser.stage.Visitor;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page is accessible: light and dark, at a desk and on a phone, in both languages. */
@ExtendWith(Stage.Manager.class)
class AxeIT {

  private final List<String> violations = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({"EN,DESK", "FR,PHONE"})
  void everyPageIsAccessible(Language language, Size size, Stage stage) {
    var stranger = Axe.with(stage.stranger(language, size));
    Scenes.outside(stage.boreal()).forEach(scene -> look(stranger, scene));
    var admin = Axe.with(stage.admin(language, size));
    Scenes.inside(stage.boreal()).forEach(scene -> look(admin, scene));
    Scenes.navigation(admin).forEach(scene -> look(admin, scene));

    Assertions.assertThat(violations).isEmpty();
  }

  private void look(Visitor visitor, Scene scene) {
    scene.comes().accept(visitor);
    shine(visitor, ColorScheme.LIGHT);
    note(scene, Axe.violations(visitor.page()));
    shine(visitor, ColorScheme.DARK);
    note(scene, Axe.paleness(visitor.page()));
  }

  private static void shine(Visitor visitor, ColorScheme light) {
    visitor.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(light));
  }

  private void note(Scene scene, List<String> found) {
    found.forEach(one -> violations.add(scene.name() + ": " + one));
  }
}
