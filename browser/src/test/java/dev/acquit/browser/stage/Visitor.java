package dev.acquit.browser.stage;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.util.List;

/** Somebody before a browser, who finds what is on a page by the words that they read. */
public final class Visitor {

  private final BrowserContext context;
  private final URI address;
  private final Language language;
  private final Words words;
  private final Page page;

  Visitor(BrowserContext context, URI address, Language language) {
    this.context = context;
    this.address = address;
    this.language = language;
    this.words = new Words(language);
    context.addCookies(
        List.of(new Cookie("acquit-language", language.code()).setUrl(address.toString())));
    this.page = context.newPage();
  }

  public Page page() {
    return page;
  }

  public Language language() {
    return language;
  }

  BrowserContext context() {
    return context;
  }

  /** What the console says there. */
  public String words(String key, Object... with) {
    return words.of(key, with);
  }

  public Visitor open(String path) {
    page.navigate(address.resolve(path).toString());
    return this;
  }

  /** The page's path and query. */
  public String path() {
    var at = URI.create(page.url());
    return at.getRawQuery() == null ? at.getPath() : at.getPath() + "?" + at.getRawQuery();
  }

  public void signIn(String email, String password) {
    open("/console/sign-in");
    field("field.email").fill(email);
    field("field.password").fill(password);
    button("sign_in.do").click();
    reads("items.title");
  }

  /** The button that is called so. */
  public Locator button(String key, Object... with) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words.of(key, with)).setExact(true));
  }

  public Locator link(String key, Object... with) {
    return page.getByRole(
        AriaRole.LINK, new Page.GetByRoleOptions().setName(words.of(key, with)).setExact(true));
  }

  /** What is filled in there. */
  public Locator field(String key) {
    return page.getByLabel(words.of(key), new Page.GetByLabelOptions().setExact(true));
  }

  /** The dialog in which something is asked. */
  public Locator dialog() {
    return page.locator("#dialog[open]");
  }

  /** Waits until a heading says that. */
  public void reads(String key, Object... with) {
    assertThat(heading(key, with)).isVisible();
  }

  public Locator heading(String key, Object... with) {
    return page.getByRole(
        AriaRole.HEADING, new Page.GetByRoleOptions().setName(words.of(key, with)).setExact(true));
  }

  /** Waits until they are told what they have done. */
  public void isTold(String notice) {
    assertThat(page.locator("#notice")).hasText(words.of("notice." + notice));
  }

  /** Waits until they are told why something is refused. */
  public void isRefused(String problem) {
    assertThat(page.locator("[role=alert]:visible")).hasText(words.of("problem." + problem));
  }

  /** The rows of a list. */
  public Locator rows() {
    return page.locator("table.items tbody tr");
  }

  /** The row of that reference. */
  public Locator row(String reference) {
    return rows().filter(new Locator.FilterOptions().setHasText(reference));
  }

  public void press(String key) {
    page.keyboard().press(key);
  }
}
