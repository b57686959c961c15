package dev.acquit.gateway.tracing;

import dev.acquit.gateway.settings.Range;
import dev.acquit.gateway.settings.StartRefusedException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where traces go, and how many.
 *
 * @param otlpEndpoint what takes OTLP over HTTP; null where nothing is traced
 * @param sampling the share of requests and jobs that are traced
 */
@ConfigurationProperties("acquit.tracing")
record TracingSettings(
    @Nullable URI otlpEndpoint,
    @DefaultValue("0.1") @Range(least = "0", most = "1") double sampling) {

  static final String OTLP_ENDPOINT = "acquit.tracing.otlp-endpoint";

  private static final String PATH = "/v1/traces";

  TracingSettings {
    if (otlpEndpoint != null && otlpEndpoint.toString().isBlank()) {
      otlpEndpoint = null;
    }
    if (otlpEndpoint != null && !isUsable(otlpEndpoint)) {
      throw new StartRefusedException(
          "ACQUIT_TRACING_OTLP_ENDPOINT is no address of a collector.",
          "Write an http:// or https:// address without a user and a query, such as"
              + " http://127.0.0.1:4318.");
    }
  }

  private static boolean isUsable(URI address) {
    var scheme = address.getScheme();
    return ("http".equals(scheme) || "https".equals(scheme))
        && address.getHost() != null
        && address.getRawUserInfo() == null
        && address.getRawQuery() == null
        && address.getRawFragment() == null;
  }

  /** With the path that the protocol names, where the endpoint has none. */
  static String url(URI endpoint) {
    var path = endpoint.getRawPath();
    return path.isEmpty() || path.equals("/")
        ? endpoint.resolve(PATH).toString()
        : endpoint.toString();
  }
}
