package dev.acquit.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcInitializationAutoConfiguration;

/** Starts the gateway. */
@SpringBootApplication(
    scanBasePackages = {"dev.acquit.gateway", "dev.acquit.processor"},
    exclude =
        R2dbcInitializationAutoConfiguration
            .class) // Flyway makes the schema, before there is a pool
@ConfigurationPropertiesScan(basePackages = {"dev.acquit.gateway", "dev.acquit.processor"})
public class AcquitApplication {

  public static void main(String[] args) {
    SpringApplication.run(AcquitApplication.class, args);
  }
}
