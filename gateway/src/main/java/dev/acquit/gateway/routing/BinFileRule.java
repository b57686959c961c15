package dev.acquit.gateway.routing;

import dev.acquit.gateway.settings.Refusal;
import dev.acquit.gateway.settings.Settings;
import dev.acquit.gateway.settings.SettingsRule;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** A file of countries that nobody can read would let rules apply to nothing, unnoticed. */
final class BinFileRule implements SettingsRule {

  @Override
  public List<Refusal> check(Settings settings) {
    return settings
        .sound(RoutingSettings.class)
        .map(RoutingSettings::binCountriesFile)
        .map(BinFileRule::check)
        .orElse(List.of());
  }

  private static List<Refusal> check(Path file) {
    try {
      return BinCountries.read(file).isEmpty() ? refused(" It has no line.") : List.of();
    } catch (IllegalArgumentException malformed) {
      return refused(" " + malformed.getMessage() + ".");
    } catch (UncheckedIOException unreadable) {
      return refused("");
    }
  }

  private static List<Refusal> refused(String why) {
    return List.of(
        new Refusal(
            "ACQUIT_ROUTING_BIN_COUNTRIES_FILE cannot be read." + why,
            "Write lines such as 424242,424242,CA; no range may overlap another."));
  }
}
