package dev.acquit.gateway;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.netty4.NettyEventExecutorMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.Arrays;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.resources.LoopResources;

@Configuration(proxyBeanMethods = false)
class HttpMetrics {

  private static final String[] METHODS =
      Arrays.stream(HttpMethod.values()).map(HttpMethod::name).toArray(String[]::new);

  /** Anybody may make up a method; each would be a series of its own. */
  @Bean
  MeterFilter knownMethods() {
    return MeterFilter.replaceTagValues("method", _ -> "other", METHODS);
  }

  /** What waits for the event loops that requests and statements share. */
  @Bean
  MeterBinder eventLoops(ObjectProvider<ReactorResourceFactory> resources) {
    return registry ->
        resources.stream()
            .map(loops -> loops.getLoopResources().onServer(LoopResources.DEFAULT_NATIVE))
            .forEach(loops -> new NettyEventExecutorMetrics(loops).bindTo(registry));
  }
}
