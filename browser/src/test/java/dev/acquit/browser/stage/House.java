package dev.acquit.browser.stage;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** What all tests share: one gateway, one Chromium, and who has signed in already. */
final class House implements AutoCloseable {

  private static final double PATIENCE_MILLIS = 20_000;
  private static final List<String> PLACES =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  /** It loads nothing but what the gateway gives it. */
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--force-color-profile=srgb");

  private final Gateway gateway;
  private final Playwright playwright;
  private final Browser browser;
  private final String signedIn;

  House() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    var chromium = chromium();
    var starting = CompletableFuture.supplyAsync(() -> Gateway.in(home()));
    this.playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    this.browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(chromium).setArgs(ARGUMENTS));
    this.gateway = starting.join();
    this.signedIn = cookiesOfAdmin();
  }

  private static Path home() {
    try {
      var home = Path.of("target", "gateway").toAbsolutePath();
      FileSystemUtils.deleteRecursively(home);
      return Files.createDirectories(home);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Path chromium() {
    var named = System.getenv().getOrDefault("CHROMIUM", "");
    return Stream.concat(Stream.of(named), PLACES.stream())
        .filter(place -> !place.isEmpty())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException(
                "No Chromium: install the package chromium, or name one in CHROMIUM"));
  }

  private String cookiesOfAdmin() {
    try (var context = browser.newContext(Stage.options(Language.EN, Size.DESK))) {
      var admin = new Visitor(context, gateway.address(), Language.EN);
      admin.signIn(Gateway.ADMIN, gateway.password());
      return context.storageState();
    }
  }

  Gateway gateway() {
    return gateway;
  }

  /** With it, a browser has a session of the admin's. */
  String signedIn() {
    return signedIn;
  }

  Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
    gateway.close();
  }
}
