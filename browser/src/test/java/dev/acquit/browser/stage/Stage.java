package dev.acquit.browser.stage;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Tracing;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * What one test has: visitors, each in a browser of their own, and the shops that they work for. Of
 * a test that fails, a picture and a trace of each visitor stay in {@code target/failed}.
 */
public final class Stage {

  private static final Path FAILED = Path.of("target", "failed");

  private final House house;
  private final List<Visitor> visitors = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  private Stage(House house) {
    this.house = house;
  }

  /** The admin of Camp Boreal, who has signed in, at a desk. */
  public Visitor admin(Language language) {
    return admin(language, Size.DESK);
  }

  public Visitor admin(Language language, Size size) {
    return entered(language, options(language, size).setStorageState(house.signedIn()));
  }

  /** The same in a browser that runs no scripts. */
  public Visitor adminWithoutScript(Language language) {
    return entered(
        language,
        options(language, Size.DESK).setStorageState(house.signedIn()).setJavaScriptEnabled(false));
  }

  /** Somebody who has not signed in. */
  public Visitor stranger(Language language) {
    return stranger(language, Size.DESK);
  }

  public Visitor stranger(Language language, Size size) {
    return entered(language, options(language, size));
  }

  /** The admin in a session of their own, which a test may end. */
  public Visitor arrived(Language language) {
    var visitor = stranger(language);
    visitor.signIn(Gateway.ADMIN, house.gateway().password());
    return visitor;
  }

  /** Somebody new at that shop, who has just accepted their invitation. */
  public Visitor joined(Shop shop, String name, String role, Language language) {
    var visitor = stranger(language);
    visitor.open("/console/invitation?token=" + shop.invited(name, role));
    visitor.field("field.password").fill("correct horse battery staple");
    visitor.button("invitation.do").click();
    visitor.reads("items.title");
    return visitor;
  }

  public Shop boreal() {
    return house.gateway().boreal();
  }

  public Shop nordet() {
    return house.gateway().nordet();
  }

  public String password() {
    return house.gateway().password();
  }

  /** All who come are in the same zone. */
  static NewContextOptions options(Language language, Size size) {
    return new NewContextOptions()
        .setViewportSize(size.width(), size.height())
        .setHasTouch(size == Size.PHONE)
        .setIsMobile(size == Size.PHONE)
        .setLocale(language.locale())
        .setTimezoneId("America/Toronto")
        .setReducedMotion(ReducedMotion.REDUCE);
  }

  private Visitor entered(Language language, NewContextOptions options) {
    var context = house.browser().newContext(options);
    context.tracing().start(new Tracing.StartOptions().setSnapshots(true));
    context.onWebError(error -> faults.add(error.error()));
    context.onConsoleMessage(message -> {
      if (message.text().contains("Content Security Policy")) {
        faults.add(message.text());
      }
    });
    var visitor = new Visitor(context, house.gateway().address(), language);
    visitors.add(visitor);
    return visitor;
  }

  private void leave(String test, boolean failed) {
    for (int each = 0; each < visitors.size(); each++) {
      var visitor = visitors.get(each);
      if (failed) {
        var name = test.replaceAll("[^\\w.-]+", "-") + "-" + each;
        visitor
            .page()
            .screenshot(new Page.ScreenshotOptions().setPath(FAILED.resolve(name + ".png")));
        visitor
            .context()
            .tracing()
            .stop(new Tracing.StopOptions().setPath(FAILED.resolve(name + ".zip")));
      }
      visitor.context().close();
    }
    if (!failed && !faults.isEmpty()) {
      throw new AssertionError("Scripts failed, or the policy refused something: " + faults);
    }
  }

  /** Gives each test a stage of its own. */
  public static final class Manager implements ParameterResolver, AfterEachCallback {

    private static final Namespace OURS = Namespace.create(Stage.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
      return parameter.getParameter().getType().equals(Stage.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
      var house =
          test.getRoot().getStore(OURS).computeIfAbsent(House.class, _ -> new House(), House.class);
      var stage = new Stage(house);
      test.getStore(OURS).put(Stage.class, stage);
      return stage;
    }

    @Override
    public void afterEach(ExtensionContext test) {
      var stage = test.getStore(OURS).get(Stage.class, Stage.class);
      if (stage != null) {
        var name = test.getRequiredTestMethod().getName() + " " + test.getDisplayName();
        stage.leave(name, test.getExecutionException().isPresent());
      }
    }
  }
}
