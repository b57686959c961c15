package dev.acquit.gateway.console;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The console.
 *
 * @param secureCookies whether browsers keep its cookies for HTTPS alone; without, anybody on the
 *     way may take a session over
 */
@ConfigurationProperties("acquit.console")
public record ConsoleSettings(@DefaultValue("true") boolean secureCookies) {}
