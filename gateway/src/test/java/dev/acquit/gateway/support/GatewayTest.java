package dev.acquit.gateway.support;

import dev.acquit.gateway.AcquitApplication;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test over HTTP on the whole gateway, a real PostgreSQL and the real simulator. All such tests
 * share one gateway; each works in organizations of its own. An {@link Api} parameter reaches it.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = AcquitApplication.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "ACQUIT_DEMO=false",
      "acquit.access.key-secret=a-secret-of-the-tests-and-of-nobody-else",
      "acquit.access.operator-key=" + Api.OPERATOR_KEY,
      "acquit.access.remembered=200ms",
      "acquit.vault.keys-file=target/test-vault-keys.json",
      "acquit.processing.sandbox.processor=simulator",
      "acquit.processing.connect=1s",
      "acquit.processing.money=3s",
      "acquit.processing.question=2s",
      "acquit.payments.patience=1s",
      "acquit.payments.abandoned-after=20s",
      "acquit.payments.sweep-every=500ms",
      "logging.structured.format.console=logstash",
      "logging.level.dev.acquit.requests=info"
    })
@FreshDatabase
@ContextConfiguration(initializers = TestSimulator.Initializer.class)
@ExtendWith(Api.Resolver.class)
public @interface GatewayTest {}
