package dev.acquit.gateway.webhook.delivery;

import dev.acquit.gateway.webhook.Transport;
import dev.acquit.gateway.webhook.WebhookSettings;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.resolver.AddressResolverGroup;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.http.HttpResources;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;
import reactor.netty.transport.NameResolverProvider;

@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

  /** A name may move: what was looked up is not kept for long, whatever its records say. */
  private static final Duration REMEMBERED = Duration.ofSeconds(30);

  private static final String AGENT = "Acquit-Webhooks/";

  @Bean
  Transport webhookTransport(
      WebhookSettings settings,
      AttemptMetrics metrics,
      Clock clock,
      ObjectProvider<AddressResolverGroup<InetSocketAddress>> names) {
    var opened = settings.eachAllowedNetwork().stream().map(Network::of).toList();
    return new HttpTransport(
        new AddressPolicy(opened),
        settings,
        names.getIfAvailable(DeliveryConfiguration::names),
        client(),
        metrics,
        clock);
  }

  /** Netty's resolver, which does not block; on the loops that all connections share. */
  private static AddressResolverGroup<InetSocketAddress> names() {
    return NameResolverProvider.builder()
        .cacheMaxTimeToLive(REMEMBERED)
        .build()
        .newNameResolverGroup(HttpResources.get(), LoopResources.DEFAULT_NATIVE);
  }

  /** Each try has a connection of its own. */
  static HttpClient client() {
    var version = DeliveryConfiguration.class.getPackage().getImplementationVersion();
    var agent = AGENT + Objects.requireNonNullElse(version, "development");
    return HttpClient.create(ConnectionProvider.newConnection())
        .headers(headers -> headers.set(HttpHeaderNames.USER_AGENT, agent));
  }
}
