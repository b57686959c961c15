package dev.acquit.gateway.demo;

import dev.acquit.simulator.Simulator;
import dev.acquit.simulator.SimulatorSettings;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

@Configuration(proxyBeanMethods = false)
@Profile(DemoEnvironment.PROFILE)
class DemoConfiguration {

  /** Published keys open the demo, so it listens where only this machine reaches it. */
  DemoConfiguration(ServerProperties server) {
    if (!isLoopback(server.getAddress())) {
      throw new InvalidConfigurationPropertyValueException(
          "server.address",
          server.getAddress(),
          "The demo listens on loopback only. To listen elsewhere, configure the gateway: see"
              + " README.md");
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

  private static boolean isLoopback(@Nullable InetAddress address) {
    return address != null && address.isLoopbackAddress();
  }
}
