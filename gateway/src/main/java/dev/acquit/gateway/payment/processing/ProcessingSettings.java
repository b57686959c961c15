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
 * @param connect until a connection stands; null, as for the next two, is what the processor's
 *     documentation advises
 * @param money for an operation that moves or holds money
 * @param question for a call without effect
 * @param remembered how long an account is taken as it was read
 * @param webhooks where processors reach this gateway, such as {@code https://pay.example.com};
 *     test accounts are told; null is this machine
 * @param sandbox the test account that every organization has until it gets one of its own
 */
@ConfigurationProperties("acquit.processing")
record ProcessingSettings(
    @Nullable Duration connect,
    @Nullable Duration money,
    @Nullable Duration question,
    @DefaultValue("5s") Duration remembered,
    @Nullable URI webhooks,
    @Nullable Sandbox sandbox) {

  /** What is set here, else what the processor's documentation advises. */
  Deadlines deadlines(Deadlines advised) {
    return new Deadlines(
        connect == null ? advised.connect() : connect,
        money == null ? advised.money() : Deadlines.of(money, money, money).money(),
        question == null ? advised.question() : question);
  }

  /** Where a test account is opened. */
  record Sandbox(String processor, URI baseUrl) {}
}
