package dev.acquit.gateway.action;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The action center.
 *
 * @param every how often it is looked for what waited for a processor that answers again
 * @param after how long that waits at least: longer than gateways need to tell each other
 */
@ConfigurationProperties("acquit.actions")
record ActionSettings(@DefaultValue("5s") Duration every, @DefaultValue("10s") Duration after) {}
