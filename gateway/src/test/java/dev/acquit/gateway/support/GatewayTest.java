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
 * A test over HTTP on the whole gateway, a real PostgreSQL, the real simulator and a mail server.
 * All such tests share one gateway; each works in organizations of its own. An {@link Api}
 * parameter reaches it.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = AcquitApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(
    initializers = {
      TestDatabase.Initializer.class,
      TestSimulator.Initializer.class,
      TestMail.Initializer.class
    })
@ExtendWith(Api.Resolver.class)
public @interface GatewayTest {}
