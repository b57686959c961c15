package dev.acquit.gateway.demo;

import dev.acquit.gateway.settings.Refusal;
import dev.acquit.gateway.settings.Settings;
import dev.acquit.gateway.settings.SettingsRule;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/** Published keys open the demo: only this machine reaches it, and no real database holds them. */
final class DemoRule implements SettingsRule {

  @Override
  public List<Refusal> check(Settings settings) {
    var refusals = new ArrayList<Refusal>();
    if (settings.profile(DemoEnvironment.PROFILE)) {
      refuseOthers(settings, refusals);
      refuseDatabase(settings, refusals);
    }
    return refusals;
  }

  private static void refuseOthers(Settings settings, List<Refusal> refusals) {
    var address = settings.value("server.address", InetAddress.class);
    if (!address.map(InetAddress::isLoopbackAddress).orElse(false)) {
      refusals.add(
          new Refusal(
              "The demo listens on loopback only, and SERVER_ADDRESS says otherwise.",
              "Leave it out; or configure the gateway, to listen elsewhere."));
    }
  }

  private static void refuseDatabase(Settings settings, List<Refusal> refusals) {
    var named = settings.value("acquit.database.url", String.class).orElse("");
    if (!named.isBlank() && !settings.value("acquit.demo", Boolean.class).orElse(false)) {
      refusals.add(
          new Refusal(
              "The demo would put published keys into the database of ACQUIT_DATABASE_URL.",
              "Configure the gateway whole, or say ACQUIT_DEMO=true."));
    }
  }
}
