package dev.acquit.gateway.webhook;

import dev.acquit.gateway.support.GatewayTest;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/** A {@link GatewayTest} on a gateway that makes its ten tries at once. They share that gateway. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@GatewayTest
@TestPropertySource(
    properties = {
      "acquit.webhooks.pauses=1ms 1ms 1ms 1ms 1ms 1ms 1ms 1ms 1ms",
      "acquit.webhooks.every=50ms"
    })
@interface Restless {}
