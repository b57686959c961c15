package dev.acquit.gateway.demo;

import dev.acquit.gateway.docs.PublishedKeys;
import dev.acquit.simulator.Simulator;
import dev.acquit.simulator.SimulatorSettings;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
@Profile(DemoEnvironment.PROFILE)
class DemoConfiguration {

  private static final String DATABASE = "acquit.database.url";

  /**
   * Published keys open the demo: only this machine reaches it, and no real database holds them.
   */
  DemoConfiguration(ServerProperties server, Environment environment) {
    if (!isLoopback(server.getAddress())) {
      throw new InvalidConfigurationPropertyValueException(
          "server.address",
          server.getAddress(),
          "The demo listens on loopback only. To listen elsewhere, configure the gateway: see"
              + " README.md");
    }
    if (!environment.getProperty(DATABASE, "").isBlank()
        && !environment.getProperty(DemoEnvironment.SWITCH, Boolean.class, false)) {
      throw new InvalidConfigurationPropertyValueException(
          DATABASE,
          "(not shown)",
          "The demo would put published keys into this database. Configure the gateway whole, or"
              + " say ACQUIT_DEMO=true");
    }
  }

  @Bean(destroyMethod = "stop")
  Simulator simulator(DemoSettings settings) {
    return Simulator.start(
        new SimulatorSettings(
            InetAddress.getLoopbackAddress().getHostAddress(),
            settings.simulatorPort(),
            settings.directory().resolve("simulator")));
  }

  /** So that the page to try the API has them filled in. */
  @Bean
  PublishedKeys publishedKeys() {
    return new PublishedKeys(
        DemoOrganizations.SECRET_KEY,
        DemoOrganizations.PUBLISHABLE_KEY,
        DemoOrganizations.OPERATOR_KEY);
  }

  private static boolean isLoopback(@Nullable InetAddress address) {
    return address != null && address.isLoopbackAddress();
  }
}
