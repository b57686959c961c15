package dev.acquit.gateway.support;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/**
 * A {@link GatewayTest} on a gateway that asks about doubt, and for reports, as soon as there is
 * any. All such tests share that gateway.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@GatewayTest
@TestPropertySource(
    properties = {
      "acquit.payments.patience=1s",
      "acquit.payments.abandoned-after=4s",
      "acquit.processing.money=3s",
      "acquit.processing.question=2s",
      "acquit.recovery.first=100ms",
      "acquit.recovery.every=100ms",
      "acquit.recovery.pause=1s",
      "acquit.inbox.poll-every=1s",
      "acquit.inbox.poll-back=0"
    })
public @interface Impatient {}
