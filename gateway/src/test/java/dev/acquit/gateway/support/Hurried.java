package dev.acquit.gateway.support;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/**
 * A {@link GatewayTest} of silence, on a gateway whose callers are told "unknown" after a second,
 * and whose processors have three. What such a test wants done it waits for: a slow machine is
 * silent, too. All such tests share that gateway.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@GatewayTest
@TestPropertySource(
    properties = {
      "acquit.payments.patience=1s",
      "acquit.processing.money=3s",
      "acquit.processing.question=2s"
    })
public @interface Hurried {}
