package dev.acquit.gateway;

import io.micrometer.core.instrument.config.MeterFilter;
import java.util.Arrays;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

@Configuration(proxyBeanMethods = false)
class HttpMetrics {

  private static final String[] METHODS =
      Arrays.stream(HttpMethod.values()).map(HttpMethod::name).toArray(String[]::new);

  /** Anybody may make up a method; each would be a series of its own. */
  @Bean
  MeterFilter knownMethods() {
    return MeterFilter.replaceTagValues("method", _ -> "other", METHODS);
  }
}
