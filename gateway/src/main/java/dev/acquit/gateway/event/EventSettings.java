package dev.acquit.gateway.event;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long events are told.
 *
 * @param kept how long what they told is kept, and where it was delivered; that they happened stays
 */
@ConfigurationProperties("acquit.events")
public record EventSettings(@DefaultValue("30d") Duration kept) {}
