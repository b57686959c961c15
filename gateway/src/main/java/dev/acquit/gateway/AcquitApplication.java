package dev.acquit.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the gateway. */
@SpringBootApplication(scanBasePackages = {"dev.acquit.gateway", "dev.acquit.processor"})
@ConfigurationPropertiesScan(basePackages = {"dev.acquit.gateway", "dev.acquit.processor"})
public class AcquitApplication {

  public static void main(String[] args) {
    SpringApplication.run(AcquitApplication.class, args);
  }
}
