package dev.acquit.gateway.payment.processing;

import dev.acquit.processor.Account.Deadlines;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How processors are reached.
 *
 * @param connect until a connection stands
 * @param money for an operation that moves or holds money
 * @param question for a call without effect
 * @param remembered how long an account is taken as it was read
 * @param webhooks where processors reach this gateway, such as {@code https://pay.example.com};
 *     test accounts are told; null is this machine
 * @param sandbox the test account that every organization has until it gets one of its own
 */
@ConfigurationProperties("acquit.processing")
record ProcessingSettings(
    @DefaultValue("5s") Duration connect,
    @DefaultValue("30s") Duration money,
    @DefaultValue("10s") Duration question,
    @DefaultValue("5s") Duration remembered,
    @Nullable URI webhooks,
    @Nullable Sandbox sandbox) {

  Deadlines deadlines() {
    return new Deadlines(connect, money, question);
  }

  /** Where a test account is opened. */
  record Sandbox(String processor, URI baseUrl) {}
}
