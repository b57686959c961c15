package dev.acquit.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.acquit.gateway.vault.VaultKeysCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcInitializationAutoConfiguration;

/** Starts the gateway; or, where its first argument names one, carries out a command. */
@SpringBootApplication(
    scanBasePackages = {"dev.acquit.gateway", "dev.acquit.processor"},
    exclude =
        R2dbcInitializationAutoConfiguration
            .class) // Flyway makes the schema, before there is a pool
@ConfigurationPropertiesScan(basePackages = {"dev.acquit.gateway", "dev.acquit.processor"})
public class AcquitApplication {

  private static final String EVENT_LOOPS = "reactor.netty.ioWorkerCount";

  public static void main(String[] args) {
    var arguments = List.of(args);
    if (!arguments.isEmpty() && arguments.getFirst().equals(VaultKeysCommand.NAME)) {
      finish(VaultKeysCommand.run(arguments.subList(1, arguments.size()), System.getenv()));
    } else {
      countEventLoops();
      SpringApplication.run(AcquitApplication.class, args);
    }
  }

  /**
   * As many as cores: nothing blocks one, so that more of them only take turns. Reactor Netty makes
   * four at least, unless it is told when its classes are loaded.
   */
  private static void countEventLoops() {
    var cores = Runtime.getRuntime().availableProcessors();
    System.getProperties().putIfAbsent(EVENT_LOOPS, Integer.toString(Math.max(2, cores)));
  }

  private static void finish(VaultKeysCommand.Result result) {
    var channel = result.code() == 0 ? FileDescriptor.out : FileDescriptor.err;
    new PrintStream(new FileOutputStream(channel), true, UTF_8).println(result.text());
    System.exit(result.code());
  }
}
