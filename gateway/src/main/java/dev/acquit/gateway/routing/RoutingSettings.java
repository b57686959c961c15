package dev.acquit.gateway.routing;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How charges are routed.
 *
 * @param remembered how long rules are taken as they were read: so long may another gateway go by
 *     the version before
 * @param binCountriesFile which country issues the cards of a range: lines of {@code
 *     from,to,country}; without it no country is known
 */
@ConfigurationProperties("acquit.routing")
record RoutingSettings(@DefaultValue("5s") Duration remembered, @Nullable Path binCountriesFile) {}
