package dev.acquit.gateway.console.view;

import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.console.view.Taste.Keys;
import dev.acquit.gateway.console.view.Taste.Theme;
import dev.acquit.gateway.money.Names;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands around each page.
 *
 * @param assets where its files are
 * @param csrf what each of its forms has to hold
 * @param here its own path and query, to come back to
 * @param place where somebody has signed in; null before
 * @param notice the key of what has just been done; null where nothing was
 * @param idle for how many seconds they may rest, at least
 */
public record Frame(
    String assets,
    Taste taste,
    String csrf,
    String here,
    @Nullable Place place,
    @Nullable String notice,
    long idle) {

  /** As HTML names it. */
  public String language() {
    return Names.of(taste.language());
  }

  /** The other one, to switch to. */
  public String otherLanguage() {
    return language().equals("fr") ? "en" : "fr";
  }

  public String theme() {
    return Names.of(taste.theme());
  }

  /** All there are. */
  public List<String> themes() {
    return Names.all(Theme.class);
  }

  /** Whether single keys do something. */
  public boolean hasKeys() {
    return taste.keys() == Keys.ON;
  }

  /** What keys do, in the order of the page that tells it. */
  public List<String> keys() {
    return List.of("next", "previous", "select", "open", "search", "help", "close");
  }

  /** Whether they look at that page, or at one below it. */
  public boolean isAt(String path) {
    return here.equals(path) || here.startsWith(path + "/") || here.startsWith(path + "?");
  }

  /** Whether they may do that, by the permission's code. */
  public boolean may(String permission) {
    return place != null
        && Permission.of(permission).filter(place.permissions::contains).isPresent();
  }

  /** Where they are at work. */
  public record Place(
      String person, String organization, boolean live, Set<Permission> permissions) {}

  /** A point in time, for people and for machines. */
  public record Moment(String text, String iso) {

    public static Moment of(Instant at, Wording words) {
      return new Moment(words.at(at), at.toString());
    }

    /** The same to the second, where the order of things counts. */
    public static Moment exactly(Instant at, Wording words) {
      return new Moment(words.exactly(at), at.toString());
    }
  }

  /** One of a list to choose from. */
  public record Choice(String value, String label, boolean chosen) {}
}
