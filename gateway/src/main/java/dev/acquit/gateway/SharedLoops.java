package dev.acquit.gateway;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.http.HttpResources;

@Configuration(proxyBeanMethods = false)
class SharedLoops {

  /**
   * One group of event loops for the server, the database and the processors' clients: a charge
   * goes through all three, and each change of thread on the way costs more than what it does
   * there. The group is the clients' own, which outlives this server.
   */
  @Bean
  ReactorResourceFactory sharedEventLoops() {
    var resources = new ReactorResourceFactory();
    resources.setUseGlobalResources(false);
    resources.setLoopResources(HttpResources.get());
    return resources;
  }
}
