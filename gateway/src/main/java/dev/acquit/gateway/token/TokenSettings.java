package dev.acquit.gateway.token;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How tokens are made.
 *
 * @param lifetime how long a token can still pay
 * @param liveCardNumbers whether live mode takes card numbers at all: that brings the gateway into
 *     the scope of PCI DSS, and needs a production vault
 */
@ConfigurationProperties("acquit.tokens")
public record TokenSettings(
    @DefaultValue("1h") Duration lifetime, @DefaultValue("false") boolean liveCardNumbers) {}
