package dev.acquit.gateway.demo;

import dev.acquit.gateway.settings.Range;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the demo is.
 *
 * @param directory what it keeps over a restart
 * @param simulatorPort the simulator's own
 * @param story whether something has happened already when it starts for the first time
 */
@ConfigurationProperties("acquit.demo")
record DemoSettings(
    @DefaultValue(".acquit") Path directory,
    @DefaultValue("8090") @Range(least = "0", most = "65535") int simulatorPort,
    @DefaultValue("true") boolean story) {}
