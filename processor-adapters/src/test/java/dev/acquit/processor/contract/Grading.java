package dev.acquit.processor.contract;

import dev.acquit.processor.contract.report.Reports;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Notes how each case of the contract went, and has it reported when all tests have run. An adapter
 * does nothing for it.
 */
final class Grading implements AfterEachCallback {

  /** The directory that the reports go to; {@code target/contract} unless told. */
  static final String DIRECTORY = "acquit.contract.report";

  private static final URI NOWHERE = URI.create("http://127.0.0.1:9");

  @Override
  public void afterEach(ExtensionContext context) {
    var kit = ((AdapterContract) context.getRequiredTestInstance()).kit();
    reports(context)
        .of(
            kit.processor().name(),
            () -> Bench.open(kit, NOWHERE, kit.credentials()).capabilities())
        .ran(
            context.getRequiredTestClass(),
            context.getRequiredTestMethod(),
            context.getExecutionException().isEmpty());
  }

  /** One for the whole run: closed with it, it writes. */
  private static Reports reports(ExtensionContext context) {
    var directory = context.getConfigurationParameter(DIRECTORY).orElse("target/contract");
    return context
        .getRoot()
        .getStore(Namespace.create(Grading.class))
        .computeIfAbsent(Reports.class, _ -> new Reports(Path.of(directory)), Reports.class);
  }
}
