package dev.acquit.gateway.work;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How work in the background ends.
 *
 * @param drain how long a stopping gateway waits for what is under way
 */
@ConfigurationProperties("acquit.work")
record WorkSettings(@DefaultValue("20s") Duration drain) {}
