package dev.acquit.gateway.conventions;

import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;

/**
 * What the classes have to keep to. A rule is made for a root package, so that it can be tried on a
 * planted one.
 */
enum Convention {
  SPI_IS_PLAIN_JAVA(LibraryRules::spiIsPlainJava),
  ADAPTER_HTTP_USES_THE_ALLOWED(LibraryRules::adapterHttpUsesTheAllowed),
  ADAPTERS_USE_THE_ALLOWED(LibraryRules::adaptersUseTheAllowed),
  ADAPTERS_SHOW_ONLY_THEIR_PROCESSOR(LibraryRules::adaptersShowOnlyTheirProcessor),
  VAULT_USES_THE_ALLOWED(LibraryRules::vaultUsesTheAllowed),
  SIMULATOR_STANDS_ALONE(LibraryRules::simulatorStandsAlone),
  NOBODY_LOOKS_BEHIND_A_PORT(GatewayRules::nobodyLooksBehindAPort),
  ONLY_PROCESSING_SEES_PROCESSORS(GatewayRules::onlyProcessingSeesProcessors),
  ONLY_PAYMENT_AND_TOKEN_SEE_THE_SPI(GatewayRules::onlyPaymentAndTokenSeeTheSpi),
  GATEWAY_NAMES_NO_PROCESSOR(GatewayRules::gatewayNamesNoProcessor),
  NOTHING_IMPORTS_THE_CONSOLE(GatewayRules::nothingImportsTheConsole),
  KERNEL_IMPORTS_NO_FEATURE(GatewayRules::kernelImportsNoFeature),
  SETTINGS_ARE_RECORDS(ShapeRules::settingsAreRecords),
  PACKAGES_ARE_SMALL(ShapeRules::packagesAreSmall),
  PACKAGES_FORM_NO_CYCLE(ShapeRules::packagesFormNoCycle);

  @SuppressWarnings("ImmutableEnumChecker") // method references, which hold nothing
  private final Function<String, ArchRule> rule;

  Convention(Function<String, ArchRule> rule) {
    this.rule = rule;
  }

  /** The rule for the code under {@code root}. */
  ArchRule under(String root) {
    return rule.apply(root);
  }
}
