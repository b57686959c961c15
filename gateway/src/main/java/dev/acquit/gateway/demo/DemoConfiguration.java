package dev.acquit.gateway.demo;

import dev.acquit.gateway.docs.PublishedKeys;
import dev.acquit.gateway.settings.StartRefusedException;
import dev.acquit.simulator.Simulator;
import dev.acquit.simulator.SimulatorSettings;
import java.net.InetAddress;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import reactor.netty.ChannelBindException;

@Configuration(proxyBeanMethods = false)
@Profile(DemoEnvironment.PROFILE)
class DemoConfiguration {

  @Bean(destroyMethod = "stop")
  Simulator simulator(DemoSettings settings) {
    try {
      return Simulator.start(
          new SimulatorSettings(
              InetAddress.getLoopbackAddress().getHostAddress(),
              settings.simulatorPort(),
              settings.directory().resolve("simulator")));
    } catch (ChannelBindException taken) {
      throw new StartRefusedException(
          "Another program listens on the simulator's port " + settings.simulatorPort() + ".",
          "Stop it, or give the simulator another one with ACQUIT_DEMO_SIMULATOR_PORT.",
          taken);
    }
  }

  /** So that the page to try the API has them filled in. */
  @Bean
  PublishedKeys publishedKeys() {
    return new PublishedKeys(
        DemoOrganizations.SECRET_KEY,
        DemoOrganizations.PUBLISHABLE_KEY,
        DemoOrganizations.OPERATOR_KEY);
  }
}
