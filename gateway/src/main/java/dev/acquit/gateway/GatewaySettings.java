package dev.acquit.gateway;

import dev.acquit.gateway.settings.Range;
import dev.acquit.gateway.settings.StartRefusedException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What {@code application.yaml} and the start hand on, by names of our own.
 *
 * @param port where requests are taken; 0 for any that is free
 * @param logFormat how log lines are written; empty for plain text
 * @param demo whether the demo is on; without it, that is so where nothing real is set
 */
@ConfigurationProperties("acquit")
record GatewaySettings(
    @DefaultValue("8080") @Range(least = "0", most = "65535") int port,
    @DefaultValue("logstash") String logFormat,
    @Nullable Boolean demo) {

  private static final Set<String> LOG_FORMATS = Set.of("logstash", "ecs", "gelf", "");

  GatewaySettings {
    if (!LOG_FORMATS.contains(logFormat)) {
      throw new StartRefusedException(
          "ACQUIT_LOG_FORMAT is no format.",
          "Write logstash, ecs or gelf; or leave it empty for plain text.");
    }
  }
}
